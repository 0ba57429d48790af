namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Which kind of number stands below which in this paper. Nearly all go 一、（一） 1. （1） ①; some put （一） below 1.</summary>
internal sealed class NumberNesting
{
    private readonly bool _figuresFirst;

    public NumberNesting(PlanText text)
    {
        var (firstArabic, firstBracket, ones, bracketOnes, above, under) = (-1, -1, 0, 0, 0, 0);
        for (var i = 0; i < text.Lines.Count; i++)
        {
            if (PlanNumber.At(text.Norm, text.Lines[i].Start, text.Lines[i].End) is not { Form: not NumberForm.Bare } number) continue;
            if (number.Kind is NumberKind.Han or NumberKind.Part && number.Form == NumberForm.Pointed) above++;
            if (number.Kind is NumberKind.Arabic or NumberKind.HanBracket) under++;
            if (number.Kind == NumberKind.Arabic)
            {
                if (firstArabic < 0) firstArabic = i;
                if (number.Value == 1) ones++;
            }
            else if (number.Kind == NumberKind.HanBracket)
            {
                if (firstBracket < 0) firstBracket = i;
                if (number.Value == 1) bracketOnes++;
            }
        }
        _figuresFirst = firstArabic >= 0 && firstBracket > firstArabic && bracketOnes > 1 && ones == 1;
        HasHeadings = above == 0 && under >= 4;
    }

    /// <summary>No numbers of parts: short lines before numbered ones are the headings.</summary>
    public bool HasHeadings { get; }

    public int Rank(NumberKind kind) => _figuresFirst && kind == NumberKind.HanBracket ? (int)NumberKind.Dotted * 10 + 5 : (int)kind * 10;
}
