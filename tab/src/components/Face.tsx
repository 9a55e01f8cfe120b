// People and communities as small pictures. Fluent's Avatar comes once the page stands; its room is kept until then.
import { makeStyles, mergeClasses, tokens, type AvatarProps } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import type { EmblemView } from "../../../bot/contract/emblem.ts";
import type { NamedView } from "../../../bot/contract/people.ts";

const Initials = lazy(async () => ({ default: (await import("./Initials.tsx")).Initials }));

const useStyles = makeStyles({
  room: {
    display: "inline-block",
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  square: { borderRadius: tokens.borderRadiusMedium },
});

interface PictureProps {
  size: 16 | 20 | 24 | 32 | 40 | 48;
  avatar: AvatarProps;
}

/** Says nothing aloud: the name stands beside it. */
function Picture({ size, avatar }: PictureProps) {
  const styles = useStyles();
  const room = mergeClasses(styles.room, avatar.shape === "square" && styles.square);
  return (
    <Suspense fallback={<span className={room} style={{ width: size, height: size }} aria-hidden="true" />}>
      <Initials {...avatar} size={size} aria-hidden="true" />
    </Suspense>
  );
}

export interface FaceProps {
  person: Pick<NamedView, "name" | "colour">;
  size?: PictureProps["size"];
}

/** A person who is named beside it. People who asked without a name, or have none any more, have no face. */
export function Face({ person: { name, colour }, size = 24 }: FaceProps) {
  return <Picture size={size} avatar={{ name, color: colour ?? "neutral" }} />;
}

export interface EmblemProps {
  emblem: EmblemView;
  size?: PictureProps["size"];
}

/** A community that is named beside it. */
export function Emblem({ emblem: { sign, colour }, size = 40 }: EmblemProps) {
  return <Picture size={size} avatar={{ shape: "square", initials: sign, color: colour }} />;
}
