using DCTicket.Contracts;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>A modal's route, title and fields.</summary>
internal sealed record FormContent(Route Route, string Title, IReadOnlyList<ModalComponent> Inputs)
{
    private const int MaxInputs = 5;

    public Modal Open() => new(Route, Title, Inputs);

    /// <summary>The modal with what the member should know before, if there is room for it.</summary>
    public FormContent WithNotices(IReadOnlyList<string> notices) =>
        notices.Count == 0 || Inputs.Count >= MaxInputs
            ? this
            : this with
            {
                Inputs = [new TextDisplay(string.Join('\n', notices)), .. Inputs],
            };

    /// <summary>The modal with a member's input. A bot cannot prefill files.</summary>
    public FormContent With(IReadOnlyDictionary<string, ModalValue> values, Resolved resolved) =>
        this with
        {
            Inputs =
            [
                .. Inputs.Select(input =>
                    input is Contracts.ModalField field && values.GetValueOrDefault(field.Name) is { } value
                        ? Fill(field, value, resolved)
                        : input
                ),
            ],
        };

    private static Contracts.ModalField Fill(Contracts.ModalField field, ModalValue value, Resolved resolved) =>
        field switch
        {
            TextInput text => text with { Value = value.Text.Length == 0 ? null : value.Text },
            CheckboxInput box => box with { Default = value.Checked },
            StringSelectInput select => select with { Options = Options(select.Options, value, select.MaxValues) },
            CheckboxGroupInput boxes => boxes with { Options = Options(boxes.Options, value, boxes.MaxValues) },
            RadioInput radio => radio with { Options = Options(radio.Options, value, 1) },
            UserSelectInput users => users with { Default = Ids(value, users) },
            RoleSelectInput roles => roles with { Default = Ids(value, roles) },
            ChannelSelectInput channels => channels with { Default = Ids(value, channels) },
            MentionableSelectInput both => both with
            {
                Default = [.. Ids(value, both).Select(id => new Mentionable(id, resolved.Roles.ContainsKey(id)))],
            },
            _ => field,
        };

    private static SelectOption[] Options(IReadOnlyList<SelectOption> options, ModalValue value, int most)
    {
        var chosen = options.Select(option => option.Value).Where(value.Values.Contains).Take(most).ToHashSet();
        return [.. options.Select(option => option with { Default = chosen.Contains(option.Value) })];
    }

    private static Snowflake[] Ids(ModalValue value, MultipleInput input) => [.. value.Ids.Distinct().Take(input.MaxValues)];
}
