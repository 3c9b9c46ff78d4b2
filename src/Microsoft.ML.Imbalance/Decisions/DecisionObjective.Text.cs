using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <content>Objectives as text, for command lines and settings files.</content>
public sealed partial class DecisionObjective
{
    private const string CostHead = "cost:";
    private const string PrecisionHead = "precision>=";
    private const string RecallHead = "recall>=";

    /// <summary>
    /// Reads <c>f1</c>, <c>f2</c>, <c>f0.5</c>, <c>balanced-accuracy</c>, <c>g-mean</c>, <c>mcc</c>, <c>youden</c>, <c>cost:fp=1,fn=20</c> (also with <c>tp</c> and
    /// <c>tn</c>), <c>precision&gt;=0.8</c> or <c>recall&gt;=0.9</c>.
    /// </summary>
    /// <param name="text">The objective as text.</param>
    /// <returns>The objective.</returns>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number in it is out of range.</exception>
    public static DecisionObjective Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim().ToLowerInvariant();
        DecisionObjective? named = Array.Find([BalancedAccuracy, GeometricMean, MatthewsCorrelation, Youden], o => o.ToString() == trimmed);
        if (named is not null)
            return named;
        if (trimmed.StartsWith('f') && IsNumber(trimmed[1..], out double beta))
            return FScore(beta);
        if (trimmed.StartsWith(PrecisionHead, StringComparison.Ordinal) && IsNumber(trimmed[PrecisionHead.Length..], out double precision))
            return PrecisionAtLeast(precision);
        if (trimmed.StartsWith(RecallHead, StringComparison.Ordinal) && IsNumber(trimmed[RecallHead.Length..], out double recall))
            return RecallAtLeast(recall);
        if (trimmed.StartsWith(CostHead, StringComparison.Ordinal) && ParseCosts(trimmed[CostHead.Length..]) is { } costs)
            return Cost(costs);
        throw new ArgumentException(
            $"'{text}' is not an objective. Use f1 (or f2, f0.5, …), balanced-accuracy, g-mean, mcc, youden, cost:fp=1,fn=20, precision>=0.8 or recall>=0.9.", nameof(text));
    }

    /// <summary>The objective as <see cref="Parse"/> reads it; costs by class and functions of one's own by their name only.</summary>
    /// <returns>For example <c>f1</c> or <c>precision&gt;=0.8</c>.</returns>
    public override string ToString() => _kind switch
    {
        Kind.FScore => "f" + Number(_parameter),
        Kind.BalancedAccuracy => "balanced-accuracy",
        Kind.GeometricMean => "g-mean",
        Kind.MatthewsCorrelation => "mcc",
        Kind.Youden => "youden",
        Kind.Cost => CostHead + _costs,
        Kind.Precision => PrecisionHead + Number(_parameter),
        Kind.Recall => RecallHead + Number(_parameter),
        _ => _name!,
    };

    private static CostMatrix? ParseCosts(string text)
    {
        var costs = new Dictionary<string, double>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] sides = part.Split('=', StringSplitOptions.TrimEntries);
            if (sides is not [("fp" or "fn" or "tp" or "tn") and var name, var number] || !IsNumber(number, out double cost) || !costs.TryAdd(name, cost))
                return null;
        }
        return costs.TryGetValue("fp", out double falsePositive) && costs.TryGetValue("fn", out double falseNegative)
            ? CostMatrix.Binary(falsePositive, falseNegative, costs.GetValueOrDefault("tp"), costs.GetValueOrDefault("tn"))
            : null;
    }

    private static bool IsNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
