import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { AuthenticationConstants } from "botframework-connector";

/** How the bot is known to Teams. */
export type BotSettings =
  | {
      readonly kind: "entra";
      /** The bot's Entra application id. */
      readonly appId: string;
      readonly appType: "SingleTenant" | "UserAssignedMSI";
      /** Tenant that the application is registered in. */
      readonly tenantId: string;
      readonly tenantIds: readonly string[];
      /** Client secret; with `SingleTenant` only. */
      readonly password?: string;
      /** Where the keys of the channel's tokens are described; absent: the public cloud's. */
      readonly openIdMetadataUrl?: string;
      /** Connectors that activities may come from; an activity's service URL must lie below one of them. */
      readonly allowedServiceUrls: readonly string[];
    }
  /** No authentication at all: for the Playground on this machine. */
  | { readonly kind: "local"; readonly allowedServiceUrls: readonly string[] };

/** Who signs the tokens with which Teams' channel calls a bot. */
export const channelTokenIssuer = AuthenticationConstants.ToBotFromChannelTokenIssuer;

/** One user token client for the process: botbuilder makes one, with credentials of its own, for each turn. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  #userTokenClient: ReturnType<ConfigurationBotFrameworkAuthentication["createUserTokenClient"]> | undefined;

  override createUserTokenClient(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication["createUserTokenClient"]>
  ) {
    return (this.#userTokenClient ??= super.createUserTokenClient(...identity));
  }
}

/** Botbuilder's own authentication, made from our settings: incoming tokens are verified, outgoing calls are signed. */
export function authenticationFor(bot: BotSettings): ConfigurationBotFrameworkAuthentication {
  if (bot.kind === "local") return new Authentication({});
  return new Authentication({
    MicrosoftAppId: bot.appId,
    MicrosoftAppType: bot.appType,
    MicrosoftAppTenantId: bot.tenantId,
    ...(bot.password !== undefined && { MicrosoftAppPassword: bot.password }),
    // One address given means that botbuilder takes all of them from here.
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: channelTokenIssuer,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl:
      bot.openIdMetadataUrl ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
  });
}
