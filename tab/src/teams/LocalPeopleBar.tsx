import { makeStyles, Select, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { LocalPerson } from "../../../bot/contract/sign-in.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
  },
});

export interface LocalPeopleBarProps {
  people: readonly LocalPerson[];
  person: LocalPerson;
  onChoose: (person: LocalPerson) => void;
}

/** With `npm run dev` only: says who one is, and lets one be somebody else. */
export function LocalPeopleBar({ people, person, onChoose }: LocalPeopleBarProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <section data-screen-only className={styles.bar} aria-label={t("app.youAre")}>
      <label htmlFor="you-are">{t("app.youAre")}</label>
      <Select
        id="you-are"
        size="small"
        value={person.userId}
        onChange={(_event, { value }) => {
          const chosen = people.find(({ userId }) => userId === value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {people.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </Select>
    </section>
  );
}
