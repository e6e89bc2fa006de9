/** What covers and forms of a submission name beside the figures: project data, who signs, how the document changed. */
export const PROJECT_FIELDS = [
  'name', 'subproject', 'code', 'address', 'owner', 'designer', 'contractor', 'supervisor', 'reviewer', 'basis', 'version',
  'certificate', 'certificateDate', 'changes',
] as const;
export type ProjectField = (typeof PROJECT_FIELDS)[number];

/** 设计, 校对, 审核, 审定, 专业负责人, 项目负责人 */
export const SIGNATORIES = ['designedBy', 'checkedBy', 'reviewedBy', 'approvedBy', 'disciplineLead', 'projectLead'] as const;
export type Signatory = (typeof SIGNATORIES)[number];

/** of any one field, characters */
export const LONGEST_FIELD = 500;
export const MOST_REVISIONS = 200;

/** One line of 修改记录. */
export interface Revision {
  readonly version: string;
  /** ISO */
  readonly date?: string;
  readonly note: string;
  readonly who?: string;
}

/** Fields of a cover 封面 (domain 4.1) and of the evaluation form 评价表 (domain 4.4); all optional, none is read by a rule. */
export interface ProjectData {
  readonly name?: string;
  /** 子项名称 */
  readonly subproject?: string;
  /** 项目代码, 工程编号 */
  readonly code?: string;
  readonly address?: string;
  /** 建设单位 */
  readonly owner?: string;
  /** 设计单位 */
  readonly designer?: string;
  /** 施工单位 */
  readonly contractor?: string;
  /** 监理单位 */
  readonly supervisor?: string;
  /** 图审单位 */
  readonly reviewer?: string;
  /** 实施依据文件与要求 */
  readonly basis?: string;
  readonly version?: string;
  /** 图审合格证号 */
  readonly certificate?: string;
  /** ISO */
  readonly certificateDate?: string;
  /** 变更说明 */
  readonly changes?: string;
  readonly designedBy?: string;
  readonly checkedBy?: string;
  readonly reviewedBy?: string;
  readonly approvedBy?: string;
  readonly disciplineLead?: string;
  readonly projectLead?: string;
  readonly revisions?: readonly Revision[];
}

/** What a calculation book is not handed in without. */
export const REQUIRED_FIELDS: readonly (ProjectField | Signatory)[] = ['name', 'designer', 'version', 'designedBy', 'checkedBy', 'reviewedBy'];
