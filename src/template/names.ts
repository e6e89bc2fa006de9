/** Names of the files of public/template. */
export const SHARED_PARAMETERS = 'SM_共享参数.txt';
export const REVIT_SETS = 'SM_Revit属性集.txt';
export const TEKLA_SETS = 'SM_Tekla属性集.xml';
export const TEMPLATE_IDS = 'SM_装配式构件.ids';
