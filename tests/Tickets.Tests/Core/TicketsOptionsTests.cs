using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DCTicket.Tickets.Tests.Core;

public sealed class TicketsOptionsTests
{
    [Fact]
    public void Settings_are_read_as_the_file_writes_them()
    {
        var options = new TicketsOptions();
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["graceTime"] = "00:01:00",
                    ["departments:0:key"] = "tech",
                    ["departments:0:name:zh-TW"] = "技術支援",
                    ["departments:0:style"] = "Success",
                    ["departments:0:roles:0"] = "Tech Support",
                }
            )
            .Build()
            .Bind(options);

        Assert.Equal(TimeSpan.FromMinutes(1), options.GraceTime);
        var department = Assert.Single(options.Departments);
        Assert.Equal("技術支援", department.Name["zh-TW"]);
        Assert.Empty(Problems(options).Concat(Problems(department)));
    }

    [Fact]
    public void What_is_wrong_is_named()
    {
        Assert.Contains(nameof(TicketsOptions.Departments), Problems(new TicketsOptions()));
        Assert.Contains(
            nameof(TicketsOptions.GraceTime),
            Problems(new TicketsOptions { GraceTime = TimeSpan.FromHours(25), Departments = [new() { Key = "a" }] })
        );
        Assert.Contains(
            nameof(TicketsOptions.Departments),
            Problems(new TicketsOptions { Departments = [new() { Key = "a" }, new() { Key = "a" }] })
        );
        Assert.Equal(["Key", "Name", "Roles"], Problems(new DepartmentOptions { Key = "Tech!" }).Order());
        Assert.Equal(
            ["Name"],
            Problems(
                new DepartmentOptions
                {
                    Key = "tech",
                    Name = new() { ["en"] = new string('x', 81) },
                    Roles = ["a"],
                }
            )
        );
        Assert.Equal(
            ["Name"],
            Problems(
                new DepartmentOptions
                {
                    Key = "tech",
                    Name = new() { ["en"] = "Tech\nsupport" },
                    Roles = ["a"],
                }
            )
        );
    }

    private static List<string> Problems(object options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.SelectMany(result => result.MemberNames)];
    }
}
