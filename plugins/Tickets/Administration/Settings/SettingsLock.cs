using DCTicket.Contracts;
using DCTicket.Toolkit.Work;

namespace DCTicket.Tickets.Administration.Settings;

/// <summary>Lets one at a time change the settings of a server.</summary>
internal sealed class SettingsLock(TimeProvider time) : KeyedLock<Snowflake>(time);
