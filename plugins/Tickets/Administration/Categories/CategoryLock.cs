using DCTicket.Contracts;
using DCTicket.Toolkit.Work;

namespace DCTicket.Tickets.Administration.Categories;

/// <summary>A lock per server for creating categories. Acquire it before the settings lock.</summary>
internal sealed class CategoryLock(TimeProvider time) : KeyedLock<Snowflake>(time);
