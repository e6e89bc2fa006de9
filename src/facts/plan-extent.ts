/** The extent of contours in plan, for what may not see geometry itself. */
export { contoursExtent, type Extent } from '../geometry/plan.ts';
