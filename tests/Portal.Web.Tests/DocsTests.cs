using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;
using Portal.Testing;
using Portal.Web.Security;

namespace Portal.Web.Tests;

/// <summary>The tables in docs show what the program does. PORTAL_WRITE_DOCS=1 writes them anew.</summary>
public sealed class DocsTests
{
    [Fact]
    public void The_workflow_is_shown_as_it_is() => Compare("docs/workflow.md", string.Join('\n', Workflow()) + "\n");

    [Fact]
    public void The_permissions_are_shown_as_they_are() => Compare("docs/permissions.md", string.Join('\n', Permissions()) + "\n");

    private static IEnumerable<string> Workflow()
    {
        yield return "# Workflow";
        yield return "";
        yield return "Made from `Domain/Documents/EditionWorkflow.cs` by `PORTAL_WRITE_DOCS=1 dotnet test tests/Portal.Web.Tests`. Every transition passes `Edition.Move`; what is not a row is refused.";
        yield return "";
        yield return "* The full path: 拟稿 → 处室负责人 → 公开办公室 → 五关 → 签发 → 登记 → 公开. The short path, for news and reposts: 拟稿 → 五关 → 签发 → 公开. The correction path: two people (decisions/0001).";
        yield return "* A gate's verdict is no transition: when the last of the five passes and every concerned body has confirmed, the paper goes on by itself (五关通过).";
        yield return "* For one edition, everyone who saved content, the confidentiality reviewer and the signer are different people; a deputy counts for himself and for the one he stands for.";
        yield return "* A submission without attribute, reason or basis is returned by rule, and the return is on record.";
        yield return "* The signer may narrow the attribute with reason and basis; widening is a return (应当扩大公开范围), so that it is reviewed again.";
        yield return "";
        foreach (var path in Enum.GetValues<WorkflowPath>())
        {
            yield return $"## {path}: {path.Chinese()}";
            yield return "";
            yield return "| state | action | to | by |";
            yield return "| --- | --- | --- | --- |";
            foreach (var step in EditionWorkflow.Steps.Where(s => s.Path == path))
                yield return $"| {step.From} {step.From.Chinese()} | {step.Action} {step.Action.Chinese()} | {step.To} {step.To.Chinese()} | {(step.Roles.Length == 0 ? "the system" : string.Join(", ", step.Roles))} |";
            yield return "";
        }
        yield return "## What visitors see after a withdrawal";
        yield return "";
        yield return "| reason | visitors see |";
        yield return "| --- | --- |";
        foreach (var reason in Enum.GetValues<WithdrawalReason>()) yield return $"| {reason} {reason.Chinese()} | {reason.View()} |";
        yield return "| (emergency stop, no reason yet) | Gone |";
        yield return "";
        yield return "Gone: the fact, the day and the reason, status 410. ReplacedBy: the title and the link, status 410. Banner: the whole paper under a banner.";
    }

    private static IEnumerable<string> Permissions()
    {
        yield return "# Permissions";
        yield return "";
        yield return "A role opens a desk; about the person the edition itself decides (docs/workflow.md). Drafters and unit heads act for their unit and those below it; administrators have no desk.";
        yield return "Made from `Web/Security/Policies.cs` and `Domain` by `PORTAL_WRITE_DOCS=1 dotnet test tests/Portal.Web.Tests`.";
        yield return "";
        yield return "## Desks";
        yield return "";
        yield return "| role | " + string.Join(" | ", Policies.Roles.Keys) + " |";
        yield return "| --- |" + string.Concat(Policies.Roles.Keys.Select(_ => " --- |"));
        foreach (var role in Enum.GetValues<Role>())
            yield return $"| {role} {role.Chinese()} | " + string.Join(" | ", Policies.Roles.Values.Select(roles => roles.Contains(role) ? "✓" : "")) + " |";
        yield return "";
        yield return "## Steps";
        yield return "";
        var actions = Enum.GetValues<EditionAction>();
        yield return "| role | " + string.Join(" | ", actions) + " |";
        yield return "| --- |" + string.Concat(actions.Select(_ => " --- |"));
        foreach (var role in Enum.GetValues<Role>())
            yield return $"| {role} | " + string.Join(" | ", actions.Select(a => EditionWorkflow.Steps.Any(s => s.Action == a && s.Roles.Contains(role)) ? "✓" : "")) + " |";
        yield return "";
        yield return "## Gates";
        yield return "";
        yield return "| gate | role, unless `Portal:Gates` says otherwise |";
        yield return "| --- | --- |";
        foreach (var (gate, role) in GateDuties.Default.Roles) yield return $"| {gate} {gate.Chinese()} | {role} |";
    }

    private static void Compare(string path, string expected)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("PORTAL_WRITE_DOCS") == "1") File.WriteAllText(file, expected);
        Assert.Equal(expected, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}
