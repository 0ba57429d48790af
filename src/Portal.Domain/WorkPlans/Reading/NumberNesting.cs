namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Which kind of number stands below which in this paper. Nearly all go 一、（一） 1. （1） ①; some put （一） below 1.</summary>
internal sealed class NumberNesting
{
    private readonly bool _figuresFirst;

    public NumberNesting(PlanText text)
    {
        var (firstArabic, firstBracket, ones, bracketOnes, above, under) = (-1, -1, 0, 0, 0, 0);
        var (bareHan, bareList) = (0, 0);
        for (var i = 0; i < text.Lines.Count; i++)
        {
            if (PlanNumber.At(text.Norm, text.Lines[i].Start, text.Lines[i].End) is not { } number) continue;
            if (number is { Value: 1 or 2, Kind: NumberKind.Arabic }) bareList |= number.Value;
            if (number is { Value: 1 or 2, Kind: NumberKind.Han, Form: NumberForm.Bare }) bareHan |= number.Value;
            if (number.Form == NumberForm.Bare) continue;
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
        HasBareHeadings = bareHan == 3 && above == 0;
        HasBareList = bareList == 3;
        HasHeadings = above == 0 && under >= 4 && !HasBareHeadings;
    }

    /// <summary>一 and 二 begin lines, and no 一、 does: the signs behind them were lost.</summary>
    public bool HasBareHeadings { get; }

    /// <summary>1 and 2 begin lines, so that a 1 without a sign may be a number.</summary>
    public bool HasBareList { get; }

    /// <summary>No numbers of parts: short lines before numbered ones are the headings.</summary>
    public bool HasHeadings { get; }

    public int Rank(NumberKind kind) => _figuresFirst && kind == NumberKind.HanBracket ? (int)NumberKind.Dotted * 10 + 5 : (int)kind * 10;
}
