using DCTicket.Contracts;
using DCTicket.Toolkit.Work;

namespace DCTicket.Tickets.Administration.Categories;

/// <summary>Lets one at a time make a category in a server. Settings are changed within it.</summary>
internal sealed class CategoryLock(TimeProvider time) : KeyedLock<Snowflake>(time);
