using System.ComponentModel.DataAnnotations;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>
/// The plugin's <c>settings</c> in plugins.json. Texts are by language, such as "en" and "zh-TW". What a server has set in Discord wins
/// over them.
/// </summary>
internal sealed class TicketsOptions : IValidatableObject
{
    // Lists start empty: what the file says is added to what stands here.

    /// <summary>What every server begins with.</summary>
    [ValidateEnumeratedItems]
    [MinLength(1, ErrorMessage = "at least one is needed")]
    [MaxLength(DepartmentQuery.MaxCount, ErrorMessage = "at most 25 can be chosen from")]
    public List<DepartmentOptions> Departments { get; init; } = [];

    /// <summary>How long a closed ticket's channel can still be read.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "from 00:00:00 to 1.00:00:00")]
    public TimeSpan GraceTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest attachment that is kept, in bytes.</summary>
    [Range(0, 512L * 1024 * 1024, ErrorMessage = "from 0 to 536870912")]
    public long MaxAttachmentBytes { get; init; } = 25L * 1024 * 1024;

    /// <summary>How many bytes of files are kept for a server; what comes after that is only named.</summary>
    [Range(0, 100L * 1024 * 1024 * 1024 * 1024, ErrorMessage = "from 0 to 109951162777600")]
    public long MaxStorageBytesPerServer { get; set; } = 5L * 1024 * 1024 * 1024;

    /// <summary>
    /// Which files are kept: media types such as image/* and endings such as .log. Empty for the usual ones, which are no programs and no
    /// scripts.
    /// </summary>
    public List<string> KeptFiles { get; init; } = [];

    /// <summary>How many live tickets a member may have in all departments together; null for any number.</summary>
    [Range(1, 1000, ErrorMessage = "from 1 to 1000")]
    public int? MaxOpenPerMember { get; init; }

    /// <summary>
    /// How many tickets all members together may open in a minute before the panels are paused for five minutes; 0 for any number.
    /// </summary>
    [Range(0, 10_000, ErrorMessage = "from 0 to 10000")]
    public int FloodLimit { get; init; } = 30;

    /// <summary>The panel's headline; the plugin's own where a language has none.</summary>
    public Dictionary<string, string> PanelTitle { get; init; } = [];

    /// <summary>The panel's text; the plugin's own where a language has none.</summary>
    public Dictionary<string, string> PanelDescription { get; init; } = [];

    /// <summary>The edge of the panel, such as #5865F2; the plugin's own when empty.</summary>
    public string PanelColor { get; init; } = "";

    /// <summary>The channel of the log, by name or id; none when empty.</summary>
    public string LogChannel { get; init; } = "";

    /// <summary>The category in which ticket channels are made, by name or id; none when empty.</summary>
    public string Category { get; init; } = "";

    /// <summary>Who gets the transcript.</summary>
    [EnumDataType(typeof(TranscriptDelivery), ErrorMessage = "None, Owner, LogChannel or Both")]
    public TranscriptDelivery Transcripts { get; init; } = TranscriptDelivery.Both;

    public DepartmentOptions? Find(string key) => Departments.Find(department => department.Key == key);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [
            .. Departments
                .GroupBy(department => department.Key)
                .Where(same => same.Count() > 1)
                .Select(same => new ValidationResult($"the key “{same.Key}” is used more than once", [nameof(Departments)])),
            .. LocalizedText.Problems(nameof(PanelTitle), PanelTitle, 256),
            .. LocalizedText.Problems(nameof(PanelDescription), PanelDescription, 2000, lines: true),
            .. Colors.Problems(nameof(PanelColor), PanelColor),
            .. KeptFiles
                .Where(rule => !FileRules.IsRule(rule))
                .Select(rule => new ValidationResult(
                    $"“{rule}” is neither a media type such as image/* nor an ending such as .log",
                    [nameof(KeptFiles)]
                )),
        ];
}
