using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Application.Data;

namespace Portal.Web.Commands;

/// <summary><c>migrate</c>: brings the schema up to this program. <c>--grants</c> prints the rights of the public login instead.</summary>
public static class MigrateCommand
{
    public static Command Create(CommandHost host)
    {
        var grants = new Option<string?>("--grants") { Description = "Print the rights of the public login of this name and change nothing", HelpName = "LOGIN", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print for machines" };
        var command = new Command("migrate", "建立或者升级数据库结构 / create or upgrade the schema") { grants, json };
        command.SetAction((parsed, token) => host.RunAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            if (parsed.GetResult(grants) is not null)
            {
                Console.Write(Grants.For(services.GetRequiredService<PublicDbContext>(), db, parsed.GetValue(grants) ?? "portal_public"));
                return 0;
            }
            var pending = (await db.Database.GetPendingMigrationsAsync(token)).ToList();
            await db.Database.MigrateAsync(token);
            if (parsed.GetValue(json)) CommandHost.Print(new { applied = pending });
            else Console.WriteLine(pending.Count == 0 ? "数据库结构已是最新" : $"已升级：{string.Join('、', pending)}");
            return 0;
        }));
        return command;
    }
}

/// <summary>The wall behind the code: what the public login may do, table by table (design, One picture).</summary>
public static class Grants
{
    public static string For(DbContext publicSide, DbContext everything, string login)
    {
        var open = publicSide.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order(StringComparer.Ordinal).ToList();
        var closed = everything.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model.GetEntityTypes()
            .Select(t => t.GetTableName()!).Distinct().Except(open).Order(StringComparer.Ordinal);
        var name = "[" + login.Replace("]", "]]", StringComparison.Ordinal) + "]";
        var lines = new List<string> { $"-- Rights of the public login on SQL Server. Run as the owner of the database." };
        lines.AddRange(open.Select(table => table.StartsWith("Inbox", StringComparison.Ordinal) ? $"GRANT INSERT ON dbo.[{table}] TO {name};"
            : table == "PublicKeys" ? $"GRANT SELECT, INSERT ON dbo.[{table}] TO {name};"
            : $"GRANT SELECT ON dbo.[{table}] TO {name};"));
        // Commands of a public host look whether the schema is whole.
        lines.Add($"GRANT SELECT ON dbo.[{HistoryRepository.DefaultTableName}] TO {name};");
        lines.AddRange(closed.Select(table => $"DENY SELECT, INSERT, UPDATE, DELETE ON dbo.[{table}] TO {name};"));
        return string.Join('\n', lines) + "\n";
    }
}
