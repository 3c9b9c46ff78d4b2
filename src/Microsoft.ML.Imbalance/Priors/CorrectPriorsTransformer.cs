using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>A correction of probabilities for class shares.</summary>
public sealed class CorrectPriorsTransformer : ComposedTransformer
{
    internal CorrectPriorsTransformer(ITransformer[] parts, PriorShift shift)
        : base(parts)
    {
        Method = shift.Method;
        double first = shift.Factors[0];
        Factors = shift.ClassNames.Zip(shift.Factors).ToDictionary(p => p.First, p => p.Second / first);
        TargetPriors = shift.ClassNames.Zip(shift.Target).ToDictionary(p => p.First, p => p.Second);
    }

    /// <summary>How the correction was found: <see cref="PriorCorrectionMethod.MeanProbability"/> or <see cref="PriorCorrectionMethod.ClassCounts"/>.</summary>
    public PriorCorrectionMethod Method { get; }

    /// <summary>The factor on the odds of each class, by name; 1 for the first.</summary>
    public IReadOnlyDictionary<string, double> Factors { get; }

    /// <summary>The class shares that the probabilities hold for, by name.</summary>
    public IReadOnlyDictionary<string, double> TargetPriors { get; }

    /// <summary>The correction in one line.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString()
        => $"{Method}: " + string.Join(", ", Factors.Select(f => string.Create(CultureInfo.InvariantCulture, $"class \"{f.Key}\" times {f.Value:G4}, share {TargetPriors[f.Key]:0.####}")));
}
