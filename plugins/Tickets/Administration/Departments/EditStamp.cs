using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>
/// Tells whether what stands in a form is still what it was filled in with: otherwise somebody else has changed it, and to save the form
/// would undo that.
/// </summary>
internal static class EditStamp
{
    public static string Of(IEnumerable<ModalComponent> inputs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', inputs.Select(Value)))))[..8];

    private static string Value(ModalComponent input) =>
        input switch
        {
            TextInput text => text.Value ?? "",
            CheckboxInput box => box.Default.ToString(CultureInfo.InvariantCulture),
            StringSelectInput select => string.Join(',', select.Options.Where(option => option.Default).Select(option => option.Value)),
            _ => "",
        };
}
