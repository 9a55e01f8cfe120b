import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { writtenPictures, pictureLimits } from "../../../bot/contract/picture-names.ts";
import { useLayout } from "../components/layout.ts";
import { Picture } from "../markdown/Picture.tsx";
import { withAlt, withoutPicture } from "./text-with-pictures.ts";

const useStyles = makeStyles({
  one: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  small: {
    flexShrink: 0,
    width: "64px",
    height: "64px",
    objectFit: "cover",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flex: 1, minWidth: 0 },
});

export interface PictureFieldsProps {
  text: string;
  onChange: (text: string) => void;
  /** After one is taken out: where it stood is gone. */
  onRemoved: () => void;
}

/** The pictures of a text that is being written, to be described for those who do not see them. */
export function PictureFields({ text, onChange, onRemoved }: PictureFieldsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const pictures = writtenPictures(text);
  if (pictures.length === 0) return null;
  return (
    <ul className={layout.tightList} aria-label={t("write.pictures.list")}>
      {pictures.map((picture, index) => (
        <li key={`${index} ${picture.id}`} className={styles.one}>
          <Picture id={picture.id} alt={picture.alt} className={styles.small} />
          <Field
            className={styles.words}
            label={t("write.pictures.alt", { number: index + 1 })}
            hint={t("write.pictures.altHint")}
          >
            <Input
              value={picture.alt}
              maxLength={pictureLimits.alt}
              onChange={(_event, { value }) => onChange(withAlt(text, picture, value))}
            />
          </Field>
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t("write.pictures.remove", { number: index + 1 })}
            title={t("write.pictures.remove", { number: index + 1 })}
            onClick={() => {
              onChange(withoutPicture(text, picture));
              onRemoved();
            }}
          />
        </li>
      ))}
    </ul>
  );
}
