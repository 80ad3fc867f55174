using DCTicket.Contracts;
using DCTicket.Tickets.History.Records;
using DCTicket.Tickets.History.Search;

namespace DCTicket.Tickets.History;

/// <summary>Search, and past tickets for staff and members.</summary>
internal static class HistoryArea
{
    public static IPluginBuilder AddHistory(this IPluginBuilder plugin) =>
        plugin
            .AddFeature<SearchHistory>()
            .AddFeature<ShowHistory>()
            .AddFeature<ShowTicketMessages>()
            .AddFeature<ShowTicketActions>()
            .AddFeature<ShowTicketFiles>()
            .AddFeature<ListOwnTickets>()
            .AddService<SavedSearches>()
            .AddService<SearchHitQuery>()
            .AddService<IndexRowQuery>()
            .AddService<IndexRowFilter>()
            .AddService<TicketListQuery>()
            .AddService<TicketFilter>()
            .AddService<SearchHitReader>()
            .AddService<TicketRecordQuery>()
            .AddService<TicketRecordRenderer>()
            .AddService<SearchResultRenderer>()
            .AddJob<ExpireSearches>(every: TimeSpan.FromHours(1));
}
