using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace DCTicket.Tickets;

internal sealed class TicketsDbContext(DbContextOptions<TicketsDbContext> options) : PluginDbContext(options)
{
    public DbSet<GuildSettings> GuildSettings => Set<GuildSettings>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Panel> Panels => Set<Panel>();

    public DbSet<SetupPlan> SetupPlans => Set<SetupPlan>();

    public DbSet<BlocklistEntry> Blocklist => Set<BlocklistEntry>();

    public DbSet<FormDraft> Drafts => Set<FormDraft>();

    public DbSet<RefusedForm> RefusedForms => Set<RefusedForm>();

    public DbSet<OpenRequest> OpenRequests => Set<OpenRequest>();

    public DbSet<OverflowCategory> OverflowCategories => Set<OverflowCategory>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<TicketMember> Members => Set<TicketMember>();

    public DbSet<TicketNote> Notes => Set<TicketNote>();

    public DbSet<TicketHistory> History => Set<TicketHistory>();

    public DbSet<CannedReply> CannedReplies => Set<CannedReply>();

    public DbSet<GuildLabel> Labels => Set<GuildLabel>();

    public DbSet<TicketLabel> TicketLabels => Set<TicketLabel>();

    public DbSet<PluginPost> PluginPosts => Set<PluginPost>();

    public DbSet<TicketNotice> Notices => Set<TicketNotice>();

    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();

    public DbSet<ArchivedMessage> Messages => Set<ArchivedMessage>();

    public DbSet<MessageEdit> Edits => Set<MessageEdit>();

    public DbSet<ArchivedAttachment> Attachments => Set<ArchivedAttachment>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<TicketMetrics> Metrics => Set<TicketMetrics>();

    public DbSet<MessageFact> MessageFacts => Set<MessageFact>();

    public DbSet<StaffResponse> Responses => Set<StaffResponse>();

    public DbSet<DirtyMetrics> DirtyMetrics => Set<DirtyMetrics>();

    public DbSet<StaffName> StaffNames => Set<StaffName>();

    public DbSet<StatsSettings> StatsSettings => Set<StatsSettings>();

    public DbSet<IndexEntry> IndexEntries => Set<IndexEntry>();

    public DbSet<SearchText> SearchTexts => Set<SearchText>();

    public DbSet<SearchTask> SearchTasks => Set<SearchTask>();

    public DbSet<SearchState> SearchStates => Set<SearchState>();

    public DbSet<SavedSearch> Searches => Set<SavedSearch>();

    public DbSet<TranscriptRow> Transcripts => Set<TranscriptRow>();

    public DbSet<Export> Exports => Set<Export>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await TicketTextIndexer.AddAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        GuildModel.Configure(modelBuilder);
        TicketModel.Configure(modelBuilder);
        ArchiveModel.Configure(modelBuilder);
        MetricsModel.Configure(modelBuilder);
        SearchModel.Configure(modelBuilder);
        TranscriptModel.Configure(modelBuilder);
    }
}

/// <summary>Makes a context for <c>dotnet ef</c>, which runs without a host.</summary>
internal sealed class TicketsDbContextFactory : IDesignTimeDbContextFactory<TicketsDbContext>
{
    public TicketsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<TicketsDbContext>().UseSqlite("Data Source=tickets-design.db").Options);
}
