import { makeStyles, tokens } from "@fluentui/react-components";
import { BookmarkRegular, MoreHorizontalRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

const outlined = {
  borderRadius: tokens.borderRadiusMedium,
  border: `2px solid ${tokens.colorBrandStroke1}`,
  backgroundColor: tokens.colorNeutralBackground1,
};

const useStyles = makeStyles({
  picture: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  message: {
    height: "32px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  more: {
    ...outlined,
    display: "grid",
    placeItems: "center",
    width: "32px",
    fontSize: "20px",
  },
  item: {
    ...outlined,
    gridColumn: "1 / -1",
    justifySelf: "end",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
});

/** A picture of a message's menu in Teams; what it shows is said beside it. */
export function SaveFromChat() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.picture} aria-hidden="true">
      <span className={styles.message} />
      <span className={styles.more}>
        <MoreHorizontalRegular />
      </span>
      <span className={styles.item}>
        <BookmarkRegular />
        {t("begin.saveAsTip")}
      </span>
    </div>
  );
}
