using System.Text.Json;
using Portal.Web.Commands;

namespace Portal.Web.Tests.People;

/// <summary>The console is one for the whole process, so these run alone.</summary>
[CollectionDefinition("Console", DisableParallelization = true)]
public sealed class ConsoleCollection;

/// <summary>The way to the first account of a new installation.</summary>
[Trait("Req", "K7")]
[Collection("Console")]
public sealed class UserCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-command").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task On_an_empty_database_it_makes_the_unit_and_the_account_and_prints_the_password()
    {
        Assert.Equal(1, (await RunAsync("user", "add", "--name", "张三", "--user", "zhangsan", "--unit", "办公室", "--role", "Administrator")).Code); // not migrated yet
        await RunAsync("migrate");

        var (code, output, _) = await RunAsync("user", "add", "--name", "张三", "--user", "zhangsan", "--unit", "办公室", "--role", "Administrator", "--role", "拟稿人", "--json");

        Assert.Equal(0, code);
        var added = JsonDocument.Parse(output).RootElement;
        Assert.True(added.GetProperty("unitCreated").GetBoolean());
        Assert.True(added.GetProperty("mustChangePassword").GetBoolean());
        Assert.Matches("^[0-9A-Za-z]{4}(-[0-9A-Za-z]{4}){3}$", added.GetProperty("password").GetString());

        var (again, _, error) = await RunAsync("user", "add", "--name", "张三", "--user", "ZhangSan", "--unit", "办公室", "--role", "Drafter");
        Assert.Equal((1, "用户名“ZhangSan”已经有人使用"), (again, error.Trim()));
    }

    [Theory]
    [InlineData("Kaiser", "zhangsan", "没有角色“Kaiser”")]
    [InlineData("Drafter", "张三", "用户名只能用字母")]
    public async Task What_cannot_be_is_said_in_Chinese_and_nothing_is_written(string role, string user, string message)
    {
        await RunAsync("migrate");
        var (code, _, error) = await RunAsync("user", "add", "--name", "张三", "--user", user, "--unit", "新处", "--role", role);

        Assert.Equal(1, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("新建处室：新处", (await RunAsync("user", "add", "--name", "李四", "--user", "lisi", "--unit", "新处", "--role", "Drafter")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kurz", 1, "密码至少10位")]
    [InlineData("Lang-genug-2026", 0, "")]
    public async Task A_password_from_the_input_has_to_be_a_good_one_and_is_not_printed(string password, int expected, string message)
    {
        await RunAsync("migrate");
        var standard = Console.In;
        Console.SetIn(new StringReader(password + "\n"));
        try
        {
            var (code, output, error) = await RunAsync("user", "add", "--name", "张三", "--user", "zhangsan", "--unit", "办公室", "--role", "Drafter", "--password-stdin");
            Assert.Equal(expected, code);
            Assert.Contains(message, error, StringComparison.Ordinal);
            Assert.DoesNotContain(password, output + error, StringComparison.Ordinal);
        }
        finally
        {
            Console.SetIn(standard);
        }
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var (standardOutput, standardError) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            var code = await CommandLine.RunAsync(arguments, ["--environment", "Production", $"--Portal:DataDirectory={_folder}"]);
            return (code, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(standardOutput);
            Console.SetError(standardError);
        }
    }
}
