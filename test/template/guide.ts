/** What the pages of public/template say, tool by tool: every claim with where it was found, or marked as not tried. */
import type { Language } from '../rules/pages/html.ts';

export type Pair = Readonly<Record<Language, string>>;

export interface Claim extends Pair {
  /** positions in the guide's sources; none: it follows from the files shipped or from what Sunmao does */
  readonly from?: readonly number[];
  /** nobody tried it, or the words of the dialog were not seen in this language */
  readonly untried?: true;
}

export interface Chapter {
  readonly title: Pair;
  readonly claims: readonly Claim[];
}

export interface Guide {
  readonly id: 'revit' | 'tekla' | 'archicad' | 'other';
  readonly title: Pair;
  readonly lead: Pair;
  readonly chapters: readonly Chapter[];
  readonly sources: readonly string[];
}

const CHECK: Chapter = {
  title: { zh: '在榫卯中核对', en: 'Check it in Sunmao' },
  claims: [
    { zh: '打开导出的 IFC,在左栏“文件”下点“属性模板”:逐构件、逐属性显示已填、读不懂和缺少的数量。', en: 'Open the exported IFC; under “Files” on the left press “Property template”: how much is filled, not understood and missing, by component and property.' },
    { zh: '点一行,缺少的构件在模型中显示;“读不懂”列出实际写的值。', en: 'Press a row: the elements that lack it are shown on the model; “not understood” lists what is written instead.' },
    { zh: '点一个构件看依据:来自模板的依据排在用户判定之后、其他一切之前,注明“SM_装配式构件.属性名”。', en: 'Press an element and look at its evidence: the template stands after the user’s word and before everything else, as “SM_装配式构件.property”.' },
    { zh: '缺少的内容可导出为 IDS(交建模人用支持 IDS 的软件逐条核对)或 BCF(在建模软件中定位构件)。', en: 'What is lacking is exported as IDS, to be checked in any tool that reads it, or as BCF, to find the elements in the authoring tool.' },
  ],
};

const REVIT: Guide = {
  id: 'revit',
  title: { zh: 'Revit 导出说明', en: 'Exporting from Revit' },
  lead: {
    zh: '两个文件:SM_共享参数.txt 建立参数,SM_Revit属性集.txt 把参数写进 IFC。共享参数的 GUID 固定,各项目、各版本通用。',
    en: 'Two files: SM_共享参数.txt makes the parameters, SM_Revit属性集.txt writes them into the IFC. The GUIDs of the shared parameters never change between projects and versions.',
  },
  chapters: [
    {
      title: { zh: '一、建立参数', en: '1 Make the parameters' },
      claims: [
        { zh: '“管理”选项卡 > 共享参数 > 浏览,选 SM_共享参数.txt;两个组:SM_装配式构件、SM_装配式单体。', en: 'Manage tab > Shared Parameters > Browse: SM_共享参数.txt. It has two groups, SM_装配式构件 and SM_装配式单体.', from: [0, 1] },
        { zh: '“管理” > 项目参数 > 添加 > 共享参数,逐个加入。SM_装配式构件 组的类别:墙、楼板、屋顶、结构柱、柱、结构框架、楼梯、天花板、常规模型、幕墙;SM_敷设方式 加到管道、线管、电缆桥架;SM_干式工法 也加到房间。', en: 'Manage > Project Parameters > add each as a shared parameter. Categories of the group SM_装配式构件: walls, floors, roofs, structural columns, columns, structural framing, stairs, ceilings, generic models, curtain walls; SM_敷设方式: pipes, conduits, cable trays; SM_干式工法: rooms too.', untried: true },
        { zh: 'SM_装配式单体 组的五个参数加到类别“项目信息”:导出器把项目信息的参数写到 IfcBuilding。', en: 'The five parameters of SM_装配式单体 go to the category Project Information: the exporter writes its parameters to IfcBuilding.', from: [6, 7] },
        { zh: '同一类型做法都一样的(墙体做法、一体化)可加为类型参数,10–20 个类型就能说清一栋楼;逐件不同的(构件编号)加为实例参数。', en: 'What is the same for a type (build of the wall, made as one) may be added as a type parameter: ten to twenty types settle a tower. What differs from piece to piece (the mark) is an instance parameter.' },
        { zh: '“是/否”参数未点过时显示灰色勾:没有值,不会写进 IFC。需要“否”时先勾上再取消。', en: 'A yes/no parameter that nobody touched shows a grey tick: it has no value and is not exported. For “no”, tick it and untick it.', from: [8] },
      ],
    },
    {
      title: { zh: '二、导出设置', en: '2 Export settings' },
      claims: [
        { zh: '文件 > 导出 > IFC > 修改设置。以下括号内为英文界面的原文;中文界面用词以软件为准。', en: 'File > Export > IFC > Modify setup. Names below are those of the English dialog.', from: [4] },
        { zh: '“属性集”(Property Sets)页勾选:导出 Revit 属性集(Export Revit property sets)、导出 IFC 公用属性集(Export IFC common property sets)、导出基本数量(Export base quantities)、导出用户定义的属性集(Export user defined property sets),并选 SM_Revit属性集.txt。', en: 'Page Property Sets: tick Export Revit property sets, Export IFC common property sets, Export base quantities and Export user defined property sets, and choose SM_Revit属性集.txt.', from: [2, 3, 4] },
        { zh: '“附加内容”(Additional Content)页:不勾“导出二维平面视图图元”(Export 2D plan view elements);勾“仅导出视图中可见的图元”(Export only elements visible in view)时,同时勾“在三维视图中导出房间、面积和空间”(Export rooms, areas and spaces in 3D views),否则没有厨房、卫生间。', en: 'Page Additional Content: leave Export 2D plan view elements unticked; with Export only elements visible in view tick Export rooms, areas and spaces in 3D views too, or kitchens and bathrooms are missing.', from: [4] },
        { zh: '楼层:只有勾选了“建筑楼层”(Building Story)的标高导出为楼层。建筑与结构两套标高、室外地坪、女儿墙顶、基础底不要都勾;都不勾时,凡作墙、柱底标高的都会导出。', en: 'Storeys: only levels with Building Story ticked become storeys. Do not tick doubled levels of architecture and structure, outdoor ground, tops of parapets, undersides of foundations; with none ticked, every level that walls or columns stand on is exported.', from: [5] },
        { zh: '墙、柱跨多层建模的,勾“按标高拆分墙、柱、风管”(Split Walls, Columns, Ducts by Level)。', en: 'Where walls and columns run over several storeys tick Split Walls, Columns, Ducts by Level.', from: [4] },
        { zh: 'IFC 版本用 IFC4 参考视图或 IFC2x3 协调视图 2.0 均可,榫卯都读。', en: 'IFC4 Reference View and IFC2x3 Coordination View 2.0 are both read by Sunmao.' },
      ],
    },
    {
      title: { zh: '三、已知问题', en: '3 Known faults' },
      claims: [
        { zh: '取消勾选的“是/否”参数有时不写进 IFC(revit-ifc 795 号问题,未关闭)。单体的“有厨房 = 否”等导出后在榫卯中核对;缺了就在榫卯的配置中声明。', en: 'A yes/no parameter that is unticked is sometimes not exported (issue 795 of revit-ifc, open). Check “has kitchens = no” and the like after the export; where it is lost, declare it in Sunmao’s profile.', from: [8] },
        { zh: '零件(Parts)导出为 IfcBuildingElementPart 时,24.1 起有用户报告用户定义的属性集丢失(662 号)。参数填在被拆分的整体上,榫卯会传给零件。', en: 'For Parts (IfcBuildingElementPart) users report that user-defined property sets are lost since 24.1 (issue 662). Fill the parameters on the whole: Sunmao passes them on to the parts.', from: [9] },
        { zh: '类型参数自导出器 24.1 起须写明类型实体(IfcWallType 等),SM_Revit属性集.txt 已写。', en: 'Since exporter 24.1 type parameters need the type’s class (IfcWallType and so on): SM_Revit属性集.txt names them.', from: [2, 3] },
        { zh: '隐藏的共享参数不会导出,不要改 VISIBLE 列。', en: 'Hidden shared parameters are not exported: leave the column VISIBLE alone.', from: [10] },
        { zh: '编辑 SM_Revit属性集.txt 后保存为 UTF-8;列之间是制表符。', en: 'Save SM_Revit属性集.txt as UTF-8 after editing; columns are parted by tabs.', from: [3] },
      ],
    },
    CHECK,
  ],
  sources: [
    'Autodesk, Revit API Developer’s Guide: Definition File (help.autodesk.com, GUID-9C7F6E02-05C2-4F72-8108-60F2175FB9E3)',
    'IMAGINiT, Investigating Revit’s Shared Parameter File (resources.imaginit.com, 2021-10-11)',
    'Autodesk, Revit Help: create a TXT file to export user-defined properties to IFC (help.autodesk.com, GUID-0968B3FF-832B-4155-8B36-E848ACC97B95); Revit IFC manual: Configuration File (autodesk.ifc-manual.com)',
    'github.com/Autodesk/revit-ifc: DefaultUserDefinedParameterSets.txt; PropertyMap.LoadUserDefinedPset',
    'github.com/Autodesk/revit-ifc: IFCExporterUIOverride/Properties/Resources.resx (texts of the dialog)',
    'Autodesk, Revit LT Help: export to IFC, levels with Building Story (help.autodesk.com, GUID-14037C31-EBAD-41A8-9099-E6DD65BB626E)',
    'github.com/Autodesk/revit-ifc issue 78 (UserDefined Pset of IfcSite and IfcBuilding)',
    'github.com/Autodesk/revit-ifc issue 445 (property sets from Project Information)',
    'github.com/Autodesk/revit-ifc issue 795 (boolean property set to false is missing)',
    'github.com/Autodesk/revit-ifc issue 662 (user-defined property sets of Parts)',
    'github.com/Autodesk/revit-ifc issue 38 (hidden shared parameters)',
  ],
};

const TEKLA: Guide = {
  id: 'tekla',
  title: { zh: 'Tekla Structures 导出说明', en: 'Exporting from Tekla Structures' },
  lead: {
    zh: 'SM_Tekla属性集.xml 是 IFC 输出用的属性设置配置文件:把下表的用户定义属性(UDA)写成属性集 SM_装配式构件。文件按公开的结构生成,未在 Tekla Structures 中实测。',
    en: 'SM_Tekla属性集.xml is a property set configuration for the IFC export: it writes the user-defined attributes (UDAs) below as the property set SM_装配式构件. It follows the published structure and was not tried in Tekla Structures.',
  },
  chapters: [
    {
      title: { zh: '一、建立用户定义属性', en: '1 Make the user-defined attributes' },
      claims: [
        { zh: '按下表的名称在 objects.inp(可另存为 objects_SM.inp,放模型、工程或公司文件夹)中定义 UDA,类型一律为 string;每行形如 attribute("SM_PRECAST", "预制状态", string, "%s", no, none, "0.0", "0.0"){ value("", 0) }。名称不超过 19 个字符,区分大小写。', en: 'Define UDAs of the names below in objects.inp (or objects_SM.inp in the model, project or firm folder), all of type string: attribute("SM_PRECAST", "预制状态", string, "%s", no, none, "0.0", "0.0"){ value("", 0) }. Names have at most 19 characters and are case-sensitive.', from: [0, 1] },
        { zh: '定义后运行“诊断并更改属性定义”更新模型。', en: 'Then run “Diagnose and change attribute definitions” to update the model.', from: [1] },
        { zh: '属性选项卡(tab_page)写法、中文标签所用的编码未查到公开说明。', en: 'How tab pages are written, and the encoding of Chinese labels, no public document says.', untried: true },
        { zh: '值写中文规定用词;干式工法写“是”或“否”;厚度写毫米数,如 60。', en: 'Values are the Chinese words of the template; the dry method is 是 or 否; thicknesses are numbers in millimetres, such as 60.' },
      ],
    },
    {
      title: { zh: '二、导出', en: '2 Export' },
      claims: [
        { zh: '把 SM_Tekla属性集.xml 放入模型文件夹下的 AdditionalPSets(或 XS_PROJECT、XS_FIRM、XS_SYSTEM 指定文件夹下的 AdditionalPSets)。', en: 'Put SM_Tekla属性集.xml into AdditionalPSets below the model folder (or below the folder of XS_PROJECT, XS_FIRM or XS_SYSTEM).', from: [2] },
        { zh: '文件 > 输出 > IFC 或 IFC4,在“附加属性设置”(2024 版起为“属性设置”)列表中选 SM_Tekla属性集。', en: 'File > Export > IFC or IFC4: choose SM_Tekla属性集 in the list Additional property sets (Property sets since 2024).', from: [2, 3, 4] },
        { zh: '文件的元素、嵌套与类型照 Tekla 架构文件生成的类;该架构在软件的 inp 文件夹中(IfcPropertySetConfigurations.xsd),可用它核对。', en: 'Elements, nesting and types of the file follow classes generated from Tekla’s schema, which stands in the software’s folder inp (IfcPropertySetConfigurations.xsd): check it there.', from: [2, 5] },
        { zh: 'Tekla 建议只在“属性设置定义”对话框中编辑:打开此文件另存一次,可确认它被读懂。', en: 'Tekla recommends editing in the dialog Property set definitions alone: open this file there and save it once, which shows that it is understood.', from: [2, 4] },
        { zh: '属性类型与 UDA 类型不符时,该属性集输出失败:所以一律用文本。', en: 'Where the type of the property is not that of the UDA the export of the set fails: all are text for that reason.', from: [3] },
        { zh: '混凝土构件导出为 IfcElementAssembly 及其零件;UDA 填在浇筑体(构件)上也可以,榫卯会传给零件。', en: 'Concrete cast units come as IfcElementAssembly with their parts; a UDA may stand on the cast unit: Sunmao passes it on to the parts.' },
        { zh: '属性集“Tekla Assembly”的“Cast unit type”(预制/现浇)榫卯也读,但排在模板之后。', en: 'Sunmao reads “Cast unit type” of the set “Tekla Assembly” too, below the template.' },
        { zh: '单体属性(全装修、有厨房等)不在此文件中:在榫卯的配置中声明。', en: 'What is asked of the building (fully fitted out, kitchens and so on) is not in this file: declare it in Sunmao’s profile.' },
        { zh: 'SM_装配式构件.ids 要求两项厚度为长度:Tekla 写的是文本,IDS 核对会报类型不符,榫卯照常读取。', en: 'SM_装配式构件.ids asks the two thicknesses to be lengths: Tekla writes text, so that an IDS check reports the type; Sunmao reads them all the same.' },
      ],
    },
    CHECK,
  ],
  sources: [
    'Trimble, Properties of the objects.inp file (support.tekla.com, Tekla Structures 2024, sys_objects_inp_properties)',
    'Trimble, Define and update user-defined attributes (UDAs) (support.tekla.com, 2019i, sys_customizing_uda)',
    'Trimble, IFC 输出中使用的属性设置配置文件 (support.tekla.com/zh-hans, 2022, int_property_sets_in_ifc_export)',
    'Trimble, 定义适用于 IFC 输出的附加属性设置 (support.tekla.com/zh-hans, 2022, int_defining_property_sets_using_property_set_definitions)',
    'Trimble, Create property sets for IFC export (support.tekla.com, 2024, int_admin_creating_property_sets_for_ifc)',
    'github.com/LetsConstructIT/dotbim-Tekla: IfcPropertySetConfigurations.cs (classes generated from Tekla’s schema of the file)',
  ],
};

const ARCHICAD: Guide = {
  id: 'archicad',
  title: { zh: 'ArchiCAD 导出说明', en: 'Exporting from Archicad' },
  lead: {
    zh: 'ArchiCAD 的属性不会自动成为 IFC 属性:要在 IFC 转换器的“属性映射”中指定。没有可直接装入的文件,按属性表手工建立一次,存入项目模板。',
    en: 'Properties of Archicad do not become IFC properties by themselves: the property mapping of an IFC translator says which do. There is no file to load; make them once from the list and keep them in the project template.',
  },
  chapters: [
    {
      title: { zh: '一、建立属性', en: '1 Make the properties' },
      claims: [
        { zh: '在属性管理器中建组“SM_装配式构件”,按属性表建立属性:有规定用词的用“选项集”,是否类用“真/假”,厚度用“长度”。', en: 'In the Property Manager make a group SM_装配式构件 with the properties of the list: option sets where words are given, true/false for yes and no, length for thicknesses.', untried: true },
        { zh: '属性按分类可用:把用到的分类都勾上,否则构件上看不到。', en: 'Properties are available by classification: tick every classification in use, or elements do not show them.', from: [0] },
      ],
    },
    {
      title: { zh: '二、映射与导出', en: '2 Map and export' },
      claims: [
        { zh: '文件 > 互操作 > IFC > IFC 转换器,选导出用的转换器,打开“属性映射”,点“映射要导出的 IFC 属性”(Map IFC Properties for Export)。', en: 'File > Interoperability > IFC > IFC Translators: choose the translator for export, open Property Mapping, press Map IFC Properties for Export.', from: [0, 1] },
        { zh: '在左侧实体树中选 IfcWall、IfcSlab、IfcBeam、IfcColumn 等,新建自定义属性:属性集“SM_装配式构件”,属性名照表,再用映射规则指到上面的属性。', en: 'In the tree of entities choose IfcWall, IfcSlab, IfcBeam, IfcColumn and so on and make custom properties: set SM_装配式构件, names of the list, and a mapping rule to the property above.', from: [1] },
        { zh: '单体的属性集“SM_装配式单体”映射到 IfcBuilding。', en: 'The set SM_装配式单体 of the building is mapped to IfcBuilding.', untried: true },
        { zh: '数值类型:文字用 IfcLabel,是否用 IfcBoolean,厚度用 IfcLengthMeasure。', en: 'Value types: IfcLabel for words, IfcBoolean for yes and no, IfcLengthMeasure for thicknesses.' },
        { zh: '同时导出 IFC 基本数量;不导出二维图元。', en: 'Export IFC base quantities too; leave 2D elements out.', untried: true },
      ],
    },
    CHECK,
  ],
  sources: [
    'Graphisoft, IFC Translators: Property Mapping (help.graphisoft.com, AC24, 115_IFC-27); Translators for Export (AC21, 07_Interoperability-82)',
    'Graphisoft, Property Mapping for IFC Export (helpcenter.graphisoft.com/user-guide/77329)',
  ],
};

const OTHER: Guide = {
  id: 'other',
  title: { zh: 'PKPM、盈建科及其他软件', en: 'PKPM, YJK and other tools' },
  lead: {
    zh: '未找到 PKPM-PC、盈建科(YJK-AMCS)、广联达等软件自定义 IFC 属性集的公开说明,以下都未实测。',
    en: 'No public documentation was found of how PKPM-PC, YJK-AMCS, Glodon and others write property sets of one’s own: nothing below was tried.',
  },
  chapters: [
    {
      title: { zh: '可行的做法', en: 'What may work' },
      claims: [
        { zh: '看导出对话框能否输出“自定义属性”或“扩展属性”:属性集须名为“SM_装配式构件”,属性名、用词照属性表(全角、空格不影响)。', en: 'See whether the export writes custom or extended properties: the set must be named SM_装配式构件, names and words as in the list (full-width letters and spaces do not matter).', untried: true },
        { zh: '不能自定义时,导入 Revit 后按 Revit 说明填写再导出。', en: 'Where it cannot, take the model into Revit and follow the guide for Revit.', untried: true },
        { zh: '构件名、类型名照图集编号(YWQ、DBS、YTB……)书写,榫卯按名称读取,依据弱于模板。', en: 'Names and types that follow the atlas codes (YWQ, DBS, YTB and so on) are read by Sunmao too, as weaker evidence.' },
        { zh: '仅含预制构件的深化模型,在榫卯的配置中按文件声明“本文件均为预制”。', en: 'A detailing model of precast pieces alone is declared in Sunmao’s profile: everything in this file is precast.' },
        { zh: '把 SM_装配式构件.ids 交给软件商或用支持 IDS 的软件核对。', en: 'Hand SM_装配式构件.ids to the vendor, or check the export with a tool that reads IDS.' },
        { zh: '导出前关闭二维图元与钢筋(钢筋不参与装配率,文件会大很多),保留楼层结构与基本数量。', en: 'Leave out 2D elements and reinforcement, which no ratio needs and which makes files large; keep storeys and base quantities.', untried: true },
      ],
    },
    CHECK,
  ],
  sources: [],
};

export const GUIDES: readonly Guide[] = [REVIT, TEKLA, ARCHICAD, OTHER];
