using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>Whose settings are read and written.</summary>
internal sealed record SettingScope(Snowflake Guild, ISecrets Secrets);
