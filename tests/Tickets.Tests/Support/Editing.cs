using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests;

/// <summary>An administrator at the forms by which departments are set up.</summary>
internal static class Editing
{
    /// <summary>What a form sends that is filled in already, with these values in the place of what stood there.</summary>
    public static Dictionary<string, ModalValue> Filled(this Modal form, params IReadOnlyList<(string Field, object Value)> values)
    {
        Assert.Null(form.Refusal);
        var all = form.Inputs.OfType<Contracts.ModalField>().ToDictionary(input => input.Name, Standing);
        foreach (var (field, value) in values)
        {
            Assert.True(all.ContainsKey(field), $"The form has no field {field}, only {string.Join(", ", all.Keys)}.");
            all[field] = Value(value);
        }

        return all;
    }

    public static ModalContext Submit(this TicketsWorld world, Modal form, params IReadOnlyList<(string Field, object Value)> values) =>
        world.Submit(form.Filled(values));

    public static async Task<Guid> IdAsync(this TicketsWorld world, string key = "tech") =>
        (await world.ReadAsync(db => db.Departments.AsNoTracking().SingleAsync(d => d.GuildId == TicketsWorld.Guild && d.Key == key))).Id;

    public static Task<Department> DepartmentAsync(this TicketsWorld world, string key = "tech") =>
        world.ReadAsync(db =>
            db.Departments.AsNoTracking().Include(d => d.Roles).SingleAsync(d => d.GuildId == TicketsWorld.Guild && d.Key == key)
        );

    public static async Task<Reply> AddDepartmentAsync(this TicketsWorld world, params (string Field, object Value)[] values)
    {
        var form = await world.InAsync<AddDepartment, Modal>(add => add.AskAsync(world.Command(), CancellationToken.None));
        return form.Refusal is { } why
            ? Reply.Refuse(why)
            : await world.InAsync<AddDepartment, Reply>(add => add.AddAsync(world.Submit(form, values), CancellationToken.None));
    }

    public static async Task<Modal> OpenPartAsync(this TicketsWorld world, string part, string department = "tech")
    {
        var id = await world.IdAsync(department);
        return await world.InAsync<EditDepartment, Modal>(edit => edit.AskAsync(world.Click(), id, part, CancellationToken.None));
    }

    public static Task<Update> SavePartAsync(this TicketsWorld world, Modal form, params (string Field, object Value)[] values)
    {
        var route = form.Route.Value.Split(':').Select(Uri.UnescapeDataString).ToList();
        return world.InAsync<EditDepartment, Update>(edit =>
            edit.SaveAsync(world.Submit(form, values), Guid.Parse(route[1]), route[2], route[3], CancellationToken.None)
        );
    }

    public static async Task<Update> EditPartAsync(
        this TicketsWorld world,
        string part,
        string department,
        params (string Field, object Value)[] values
    ) => await world.SavePartAsync(await world.OpenPartAsync(part, department), values);

    public static async Task<Update> RemoveDepartmentAsync(this TicketsWorld world, string key)
    {
        var asked = await world.InAsync<RemoveDepartment, Reply>(remove => remove.AskAsync(world.Command(), key, CancellationToken.None));
        Assert.False(asked.Refused);
        return await world.InAsync<RemoveDepartment, Update>(remove =>
            remove.RemoveAsync(world.Click(), asked.Message.RunOf("Remove"), CancellationToken.None)
        );
    }

    public static Task<Reply> ShowDepartmentAsync(this TicketsWorld world, string key) =>
        world.InAsync<EditDepartment, Reply>(edit => edit.ShowAsync(world.Command(), key, CancellationToken.None));

    public static async Task<Update> AddFieldAsync(
        this TicketsWorld world,
        FormFieldKind kind,
        params (string Field, object Value)[] values
    )
    {
        var id = await world.IdAsync();
        var form = await world.InAsync<AddField, Modal>(add => add.AskAsync(world.Click(), id, [kind.ToString()], CancellationToken.None));
        return await world.InAsync<AddField, Update>(add =>
            add.AddAsync(world.Submit(form, values), id, kind.ToString(), CancellationToken.None)
        );
    }

    public static async Task<Update> EditFieldAsync(
        this TicketsWorld world,
        string key,
        string part,
        params (string Field, object Value)[] values
    )
    {
        var id = await world.IdAsync();
        var form = await world.InAsync<EditField, Modal>(edit => edit.AskAsync(world.Click(), id, key, part, CancellationToken.None));
        var route = form.Route.Value.Split(':').Select(Uri.UnescapeDataString).ToList();
        return await world.InAsync<EditField, Update>(edit =>
            edit.SaveAsync(world.Submit(form, values), route[1], route[2], route[3], route[4], CancellationToken.None)
        );
    }

    private static ModalValue Standing(Contracts.ModalField input) =>
        input switch
        {
            TextInput text => Value(text.Value ?? ""),
            CheckboxInput box => new ModalValue { Checked = box.Default },
            StringSelectInput select => Value(select.Options.Where(option => option.Default).Select(option => option.Value).ToArray()),
            _ => new ModalValue(),
        };

    private static ModalValue Value(object value) =>
        value switch
        {
            bool ticked => new ModalValue { Checked = ticked },
            string text => new ModalValue { Text = text, Values = text.Length == 0 ? [] : [text] },
            Snowflake[] ids => new ModalValue { Ids = ids, Values = [.. ids.Select(id => id.ToString())] },
            string[] several => new ModalValue { Values = several, Text = several is [var first, ..] ? first : "" },
            _ => throw new ArgumentException("What is that?", nameof(value)),
        };
}
