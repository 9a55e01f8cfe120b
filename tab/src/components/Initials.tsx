import { Avatar, type AvatarProps } from "@fluentui/react-components";

/** Apart from the first screen, which it would make heavier by a tenth. An emblem has room for its ring. */
export function Initials(props: AvatarProps) {
  return <Avatar {...props} {...(props.initials === undefined && { initials: { className: "ringless" } })} />;
}
