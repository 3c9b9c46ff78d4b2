using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Decides anew, by class offsets that are given: the step behind a multiclass scorer that says which class wins.</summary>
/// <remarks>
/// An offset is added to the logarithm of a class's probability, and the class of the largest sum is predicted. <c>Score</c> is not changed. Saved, it consists of
/// ML.NET's own parts.
/// </remarks>
public sealed class ChangeOffsetsEstimator : IEstimator<ITransformer>
{
    private readonly IReadOnlyDictionary<string, double> _offsets;
    private readonly string _labelColumnName;

    internal ChangeOffsetsEstimator(IReadOnlyDictionary<string, double> offsets, string labelColumnName)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        _labelColumnName = OptionChecks.Column(labelColumnName);
        foreach ((string name, double offset) in offsets)
        {
            if (!double.IsFinite(offset))
                throw new ArgumentOutOfRangeException(nameof(offsets), offset, FormattableString.Invariant($"The offset of class \"{name}\" is {offset}; it must be a finite number."));
        }
        _offsets = offsets.ToDictionary();
    }

    /// <summary>Makes the step. Rows are read only where the schema does not name the classes.</summary>
    /// <param name="input">Scored rows.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="ArgumentException">A class has no offset, or an offset is for a class that is not there.</exception>
    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new TransformerChain<ITransformer>(ClassOffsets.ToParts(input, _labelColumnName, _offsets));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ShapeChecks.Find(inputSchema, DefaultColumns.Score, "score");
        return inputSchema;
    }
}
