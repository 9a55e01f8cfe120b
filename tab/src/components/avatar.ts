/** Apart from the first screen, which it would make heavier by a tenth. */
export { Avatar } from "@fluentui/react-components";
