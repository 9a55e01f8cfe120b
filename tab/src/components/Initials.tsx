import { Avatar, makeStyles, type AvatarProps } from "@fluentui/react-components";

const useStyles = makeStyles({
  /** In high contrast a ring would touch the letters of a person; that of an emblem has room. */
  ringless: {
    "@media (forced-colors: active)": {
      borderTopColor: "Canvas",
      borderRightColor: "Canvas",
      borderBottomColor: "Canvas",
      borderLeftColor: "Canvas",
    },
  },
});

/** Apart from the first screen, which it would make heavier by a tenth. */
export function Initials(props: AvatarProps) {
  const { ringless } = useStyles();
  return <Avatar {...props} {...(props.initials === undefined && { initials: { className: ringless } })} />;
}
