/** A screen for each step of a round. */
export { CorrectionsScreen } from "./corrections";
export { MatrixScreen } from "./matrix";
export { PlanScreen } from "./plan";
export { ReturnsScreen } from "./returns";
export { WorkbooksScreen } from "./workbooks";
