/** What people say of a finding: judged, discussed, answered. Part of the profile; no verdict depends on it. */

/** 待处理 · 确认 · 不成立 · 处理中 · 已回复 · 已关闭; what is waived is a {@link Waiver} of the profile */
export const REVIEW_STATUSES = ['open', 'accepted', 'rejected', 'in-work', 'answered', 'closed'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** 性质 of an opinion: 违反强制性条文 · 涉及安全与公众利益 · 一般 · 建议 */
export const NATURES = ['mandatory', 'safety', 'general', 'advice'] as const;
export type Nature = (typeof NATURES)[number];

/**
 * Which finding: of a rule (`rule`) or of the model itself (`code`), one of the two. It names nothing that a further check or a
 * revision of the model changes: no position, no measured value, no limit.
 */
export interface ReviewKey {
  /** `pack/rule` */
  readonly rule?: string;
  /** of a model finding; `file` is given with it */
  readonly code?: string;
  /** of a rule's finding that is not of one element: type name that its elements share, else their class; '' for buildings */
  readonly kind?: string;
  /** of a rule's undecided finding: what is missing, as `concept fire-rating`, several joined by a comma; '' where nothing is named */
  readonly missing?: string;
  /** GlobalId of the one element that it is about */
  readonly element?: string;
  /** name of the file without its folder: of a model finding, and where the GlobalId is that of elements of several files */
  readonly file?: string;
  /** id of the one single building that it is about */
  readonly building?: string;
}

export interface ReviewComment {
  readonly text: string;
  readonly who: string;
  /** ISO date, or date and time with its zone */
  readonly date: string;
  /** of the BCF comment that it was read from or written as: read again it is not added again */
  readonly guid?: string;
}

export interface Review {
  readonly of: ReviewKey;
  /** default `open` */
  readonly status?: ReviewStatus;
  /** who set the status, and on which day */
  readonly who?: string;
  readonly date?: string;
  /** 轮次, from 1 */
  readonly round?: number;
  /** instead of what follows from the force of the clause */
  readonly nature?: Nature;
  /** 专业, instead of the rule's */
  readonly discipline?: string;
  /** 图号, or page of the calculation book */
  readonly drawing?: string;
  /** 意见内容 in the reviewer's own words, instead of what the rule says */
  readonly opinion?: string;
  readonly assignee?: string;
  /** 设计回复 */
  readonly reply?: string;
  /** 修改后图号 */
  readonly changedDrawing?: string;
  /** 复审意见 */
  readonly recheck?: string;
  /** oldest first */
  readonly comments?: readonly ReviewComment[];
  /** GUIDs of BCF topics made of it */
  readonly topics?: readonly string[];
}
