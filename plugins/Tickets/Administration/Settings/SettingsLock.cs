using DCTicket.Contracts;
using DCTicket.Toolkit.Work;

namespace DCTicket.Tickets.Administration.Settings;

/// <summary>A lock per server for changing settings.</summary>
internal sealed class SettingsLock(TimeProvider time) : KeyedLock<Snowflake>(time);
