/** Apart from the first screen: few people need it, and it is as large as the others. */
export { teamsHighContrastTheme } from "@fluentui/react-components";
