import { ActionSet, Column, ColumnSet } from "@microsoft/teams.cards";
import type { ButtonCommand } from "../../contract/card-data.ts";
import type { Strings } from "../../strings/strings.ts";
import { commandButton } from "./buttons.ts";
import { attachmentOf, type Card, cardOf, heading, openLink, sentence } from "./card.ts";

const rows = [
  { command: "find", title: "card.findSomething", what: "help.find" },
  { command: "ask", title: "card.ask", what: "help.ask" },
  { command: "thank", title: "card.thankSomebody", what: "help.thank" },
  { command: "start", title: "card.whereToStartTitle", what: "help.start" },
  { command: "my data", title: "card.myData", what: "help.myData" },
] as const satisfies readonly { command: ButtonCommand; title: string; what: string }[];

/** What a person can do, each thing by a button. @param home the address of their own page. */
export function helpCard(strings: Strings, home: string): Card {
  const body = [
    heading(strings("card.helpTitle")),
    sentence(strings("help.save")),
    ...rows.map(
      ({ command, title, what }) =>
        new ColumnSet({
          spacing: "Small",
          columns: [
            new Column(new ActionSet(commandButton(strings(title), command))).withOptions({ width: "auto" }),
            new Column(sentence(strings(what))).withOptions({
              width: "stretch",
              verticalContentAlignment: "Center",
            }),
          ],
        }),
    ),
  ];
  return attachmentOf(cardOf(body, [openLink(strings("card.openHome"), home)], strings("card.helpTitle")));
}
