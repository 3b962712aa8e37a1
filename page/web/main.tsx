/** Puts the page up. */
import { render } from "preact";
import { App } from "./app";
import "./style/base.css";
import "./style/parts.css";
import "./style/frame.css";
import "./style/steps.css";
import "./style/steps-board.css";
import "./style/steps-forms.css";
import "./style/steps-map.css";

const place = document.getElementById("page");
if (place) render(<App />, place);
