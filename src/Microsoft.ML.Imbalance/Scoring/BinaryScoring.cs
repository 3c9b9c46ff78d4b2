using System.Globalization;
namespace Microsoft.ML.Imbalance;

/// <summary>Steps of ML.NET's own that rewrite the columns of a binary scorer. All of them leave columns as ML.NET's trainers do, with the same annotations.</summary>
internal static class BinaryScoring
{
    private const string Value = "ImbalanceValue";
    private const string Vector = "ImbalanceVector";
    private const string Aside = "ImbalanceScore";

    // The logarithm of odds of a probability of 0 or 1 is to be a number: half a step of Single below 1, and near its smallest number.
    private const double LargestProbability = 1 - 1.0 / (1 << 25);
    private const double SmallestProbability = 1e-38;

    /// <summary>
    /// <c>Score</c> becomes the value of an expression, which is to be the logarithm of the odds; <c>Probability</c> its logistic function; <c>PredictedLabel</c>
    /// whether it is above 0.
    /// </summary>
    /// <param name="input">The columns there are.</param>
    /// <param name="expression">A lambda in ML.NET's expression language that gives a Double, for example <c>p =&gt; …</c> with <see cref="LogOdds"/>.</param>
    /// <param name="inputColumnNames">Its arguments, five at most.</param>
    public static ITransformer[] FromLogOdds(DataViewSchema input, string expression, params string[] inputColumnNames)
    {
        var parts = new PartList(input);
        TransformsCatalog transforms = parts.Context.Transforms;
        int body = expression.IndexOf("=>", StringComparison.Ordinal) + 2;
        return parts.Add(transforms.Expression(Value, $"{expression[..body]} single({expression[body..]})", inputColumnNames))
            .Add(transforms.Concatenate(Vector, Value))
            .Add(LinearScorer.Binary(parts.Context, Vector, [1], threshold: 0))
            .Add(parts.Context.BinaryClassification.Calibrators.Platt(slope: -1, offset: 0))
            .Add(transforms.DropColumns(Value, Vector))
            .ToArray();
    }

    /// <summary><c>Probability</c> becomes a function of <c>Score</c>, which stays as it is; <c>PredictedLabel</c> whether it is at least one half.</summary>
    public static ITransformer[] FromFunction(DataViewSchema input, MonotoneFunction function)
    {
        var parts = new PartList(input);
        parts.Add(function.ToTransformer(parts.Context));
        return [.. parts.ToArray(), .. Decide(parts.Schema, DefaultColumns.Probability, 0.5f)];
    }

    /// <summary><c>PredictedLabel</c> becomes whether a column is at least <paramref name="threshold"/>. Scores and probabilities stay as they are.</summary>
    public static ITransformer[] Decide(DataViewSchema input, string columnName, float threshold)
    {
        var parts = new PartList(input);
        TransformsCatalog transforms = parts.Context.Transforms;
        bool hasScore = input.GetColumnOrNull(DefaultColumns.Score) is not null;
        if (hasScore)
            parts.Add(transforms.CopyColumns(Aside, DefaultColumns.Score));
        // ML.NET asks for more than its threshold: a row exactly at ours is to be positive.
        parts.Add(transforms.Concatenate(Vector, columnName)).Add(LinearScorer.Binary(parts.Context, Vector, [1], MathF.BitDecrement(threshold)));
        if (hasScore)
            parts.Add(transforms.CopyColumns(DefaultColumns.Score, Aside)).Add(transforms.DropColumns(Vector, Aside));
        else
            parts.Add(transforms.DropColumns(Vector, DefaultColumns.Score));
        return parts.ToArray();
    }

    /// <summary>The logarithm of the odds of a probability, as a Double in ML.NET's expression language.</summary>
    public static string LogOdds(string probability) => $"with(q = {Clamped(probability)}; log(q) - log(1d - q))";

    /// <summary>A probability as a Double that is neither 0 nor 1, in ML.NET's expression language.</summary>
    public static string Clamped(string probability) => $"min(max(double({probability}), {Number(SmallestProbability)}), {Number(LargestProbability)})";

    /// <summary>What <see cref="Clamped"/> gives.</summary>
    public static double Clamp(double probability) => Math.Min(Math.Max(probability, SmallestProbability), LargestProbability);

    /// <summary>What <see cref="LogOdds"/> gives.</summary>
    public static double LogOddsOf(double probability)
    {
        double q = Clamp(probability);
        return Math.Log(q) - Math.Log(1 - q);
    }

    /// <summary>A Double as the expression language reads it, with every digit. Without the suffix it would be a Single.</summary>
    /// <remarks>
    /// It has no decimal point: ML.NET reads expressions in the culture of the process, also when it loads a model, and in many cultures a point is no decimal separator.
    /// </remarks>
    public static string Number(double value)
    {
        // Seventeen digits are enough for every Double: d.ddddddddddddddddE+xxx.
        string text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        string digits = (text[0] + text[2..18]).TrimEnd('0');
        int exponent = int.Parse(text[19..], CultureInfo.InvariantCulture) + 1 - digits.Length;
        return digits.Length == 0 ? "0d" : Invariant($"{(value < 0 ? "-" : "")}{digits}e{exponent}d");
    }
}
