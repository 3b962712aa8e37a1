/** A screen for each step of a round. Their styles stand on those of the base and of the parts, and so come after them. */
import "../style/base.css";
import "../style/parts.css";
import "../style/steps.css";
import "../style/steps-forms.css";
import "../style/steps-board.css";
import "../style/steps-map.css";

export { CorrectionsScreen } from "./corrections";
export { MatrixScreen } from "./matrix";
export { PlanScreen } from "./plan";
export { ReturnsScreen } from "./returns";
export { WorkbooksScreen } from "./workbooks";
