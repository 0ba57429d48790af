using System.Globalization;
using System.Text.Json;

namespace Portal.Web.Tests.Exchange;

/// <summary>Checks JSON against the part of JSON Schema that our OpenAPI description uses: types, required and known properties, enums, formats, references.</summary>
internal static class JsonSchema
{
    public static IReadOnlyList<string> Faults(JsonElement value, JsonElement schema, JsonElement description)
    {
        var faults = new List<string>();
        Check(value, schema, "$");
        return faults;

        void Check(JsonElement at, JsonElement rule, string path)
        {
            if (rule.TryGetProperty("$ref", out var reference))
            {
                Check(at, reference.GetString()!.Split('/').Skip(1).Aggregate(description, (node, name) => node.GetProperty(name)), path);
                return;
            }
            if (rule.TryGetProperty("oneOf", out var choices))
            {
                if (choices.EnumerateArray().Count(c => Faults(at, c, description).Count == 0) != 1) faults.Add($"{path}: not one of the choices");
                return;
            }
            if (rule.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(v => v.ValueKind == at.ValueKind && v.ToString() == at.ToString())) faults.Add($"{path}: {at} is not in the list");
            if (rule.TryGetProperty("type", out var type))
            {
                string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
                if (!types.Any(t => Is(at, t)))
                {
                    faults.Add($"{path}: {at.ValueKind} is no {string.Join("/", types)}");
                    return;
                }
            }
            if (at.ValueKind == JsonValueKind.String && rule.TryGetProperty("format", out var format) && !Fits(at.GetString()!, format.GetString()!)) faults.Add($"{path}: {at} is no {format}");
            if (at.ValueKind == JsonValueKind.Array && rule.TryGetProperty("items", out var items))
                foreach (var (n, item) in at.EnumerateArray().Index()) Check(item, items, $"{path}[{n}]");
            if (at.ValueKind != JsonValueKind.Object) return;
            if (rule.TryGetProperty("required", out var required))
                foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(name => !at.TryGetProperty(name, out _))) faults.Add($"{path}: {name} is missing");
            foreach (var property in at.EnumerateObject())
            {
                if (rule.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var own)) Check(property.Value, own, $"{path}.{property.Name}");
                else if (rule.TryGetProperty("additionalProperties", out var others)) { if (others.ValueKind == JsonValueKind.Object) Check(property.Value, others, $"{path}.{property.Name}"); }
                else if (!path.EndsWith('$') || !at.TryGetProperty("status", out _)) faults.Add($"{path}: {property.Name} is not described");
            }
        }
    }

    private static bool Is(JsonElement at, string type) => type switch
    {
        "null" => at.ValueKind == JsonValueKind.Null,
        "string" => at.ValueKind == JsonValueKind.String,
        "boolean" => at.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out _),
        "number" => at.ValueKind == JsonValueKind.Number,
        "array" => at.ValueKind == JsonValueKind.Array,
        _ => at.ValueKind == JsonValueKind.Object,
    };

    private static bool Fits(string text, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Contains('T', StringComparison.Ordinal),
        _ => true,
    };
}
