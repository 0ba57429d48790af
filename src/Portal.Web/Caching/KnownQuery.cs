using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Portal.Web.Caching;

/// <summary>Which addresses are the site's own: a query of the action's own parameters, each once, and a path as its route writes it.</summary>
internal static class KnownQuery
{
    private static readonly ConcurrentDictionary<ActionDescriptor, HashSet<string>> Names = new();

    /// <summary>Every parameter is one that the action takes. Anything made up is answered and not kept.</summary>
    public static bool IsOf(Endpoint? endpoint, IQueryCollection query)
    {
        if (query.Count == 0) return true;
        if (endpoint?.Metadata.GetMetadata<ControllerActionDescriptor>() is not { } action) return false;
        var known = Names.GetOrAdd(action, static a => a.Parameters.SelectMany(Of).ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (var (name, values) in query)
            if (values.Count != 1 || !known.Contains(name)) return false;
        return true;
    }

    /// <summary>/Documents and /documents/ answer as /documents does; only the last is a page of the site.</summary>
    public static bool IsWrittenAs(Endpoint? endpoint, string path)
    {
        if (endpoint is not RouteEndpoint { RoutePattern: var pattern }) return false;
        var rest = path.AsSpan(1);
        foreach (var segment in pattern.PathSegments)
        {
            var end = rest.IndexOf('/');
            var part = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (part.IsEmpty) return false;
            if (segment.Parts is [RoutePatternLiteralPart literal] && !part.SequenceEqual(literal.Content)) return false;
            // Such as {slug}.docx: the suffix.
            if (segment.Parts is [_, .., RoutePatternLiteralPart last] && !part.EndsWith(last.Content, StringComparison.Ordinal)) return false;
        }
        return rest.IsEmpty && (path.Length == 1 || path[^1] != '/');
    }

    private static IEnumerable<string> Of(ParameterDescriptor parameter) =>
        parameter.BindingInfo?.BindingSource is { } source && source != BindingSource.Query && source != BindingSource.ModelBinding ? []
        : parameter.ParameterType is { Namespace: "System" } or { IsEnum: true } || Nullable.GetUnderlyingType(parameter.ParameterType) is not null ? [parameter.BindingInfo?.BinderModelName ?? parameter.Name]
        : parameter.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name);
}
