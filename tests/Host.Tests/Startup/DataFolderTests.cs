using DCTicket.Host.Startup;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Startup;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_held_by_one_until_it_lets_go()
    {
        using (DataFolder.Take(_folder.Path))
        {
            var error = Assert.Throws<StartupException>(() => DataFolder.Take(_folder.Path));
            Assert.StartsWith(
                $"The data folder {_folder.Path} is in use by another DCTicket. Stop that one, or set Data:Folder",
                error.Message,
                StringComparison.Ordinal
            );
        }

        DataFolder.Take(_folder.Path).Dispose();
    }

    [Fact]
    public void A_file_in_the_folders_place_is_not_called_another_bot()
    {
        var path = Path.Combine(_folder.Path, "data");
        File.WriteAllText(path, "");

        var error = Assert.Throws<StartupException>(() => DataFolder.Take(path));

        Assert.StartsWith($"The data folder {path} cannot be created. Set Data:Folder", error.Message, StringComparison.Ordinal);
    }
}
