/** planes that can cut at once: two section boxes and one more */
export const MOST_CLIPS = 13;
