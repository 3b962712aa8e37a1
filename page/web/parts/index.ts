/** The parts that more than one screen is made of. */
export { Button } from "./button";
export { Disclosure } from "./disclosure";
export { FileDrop } from "./drop";
export { Faults } from "./faults";
export { Choice, Field } from "./field";
export { Heading } from "./heading";
export { Live } from "./live";
export { Notes } from "./notes";
export { Progress } from "./progress";
export { Stands } from "./stands";
export { Tag, type Tone } from "./tag";
