namespace Portal.Domain.WorkPlans.Reading;

internal enum LineFact : byte
{
    Unknown,
    Plain,
    Title,
    Table,
}

/// <summary>What a line is by itself. It is asked for from many lines above it, therefore kept.</summary>
internal sealed class LineFacts(PlanText text)
{
    private readonly LineFact[] _facts = new LineFact[text.Lines.Count];

    public LineFact this[int n]
    {
        get
        {
            if (_facts[n] != LineFact.Unknown) return _facts[n];
            var (start, end) = text.Lines[n];
            return _facts[n] = PlanTables.Starts(text, n) ? LineFact.Table : PlanLines.IsTitle(text.Norm, start, end) ? LineFact.Title : LineFact.Plain;
        }
    }

    /// <summary>Line ends are lost: the first number stands within a long line, and its list goes on there.</summary>
    public static PlanNumber? FirstInside(string s, int start, int end)
    {
        if (end - start < 80) return null;
        for (var p = start + 1; p < end; p++)
        {
            if (s[p] is not ('一' or '（' or '1' or '第') || !(PlanLines.IsFinished(s[p - 1]) || s[p - 1] == ' ' || s[p] == '一' && s[p - 1] is not ('十' or '、' or '第'))) continue;
            if (PlanNumber.At(s, p, end) is not { Form: NumberForm.Pointed, Value: 1, Kind: NumberKind.Part or NumberKind.Han or NumberKind.HanBracket or NumberKind.Arabic } number) continue;
            for (var q = number.TextAt; q < end; q++)
                if ((s[q] is '二' or '（' or '2' or '第') && s[q - 1] is not ('第' or '、' or '十') && PlanNumber.At(s, q, end) is { Form: NumberForm.Pointed, Value: 2 } second && second.Kind == number.Kind) return number;
            return null;
        }
        return null;
    }
}
