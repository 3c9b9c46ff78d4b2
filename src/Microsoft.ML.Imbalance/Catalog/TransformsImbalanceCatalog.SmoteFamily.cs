namespace Microsoft.ML.Imbalance;

/// <content>The kin of SMOTE that look at the border between classes, on numeric features.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>Adds synthetic rows from the rows of the smaller classes that lie near the border, as SMOTE does from all of them (Han et al., 2005).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the same class each row may be joined with.</param>
    /// <param name="dangerNeighborCount">How many nearest rows of any class tell whether a row lies near the border.</param>
    /// <param name="kind">Whether rows are drawn towards the same class only, or towards the nearest row of another class too.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator BorderlineSmote(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = SmoteOptions.DefaultNeighborCount,
        int dangerNeighborCount = BorderlineSmoteOptions.DefaultDangerNeighborCount,
        BorderlineSmoteKind kind = BorderlineSmoteKind.OwnClass,
        SamplingTarget? target = null, int? seed = null)
        => BorderlineSmote(new BorderlineSmoteOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            DangerNeighborCount = dangerNeighborCount,
            Kind = kind,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows from the rows of the smaller classes that lie near the border, as SMOTE does from all of them (Han et al., 2005).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator BorderlineSmote(BorderlineSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new BorderlineSmote(options));
    }

    /// <summary>Adds synthetic rows the more often from a row of a smaller class the more of its neighbors are of other classes (He et al., 2008).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows are looked at, and how many of the same class each row may be joined with.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator Adasyn(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = SmoteOptions.DefaultNeighborCount,
        SamplingTarget? target = null, int? seed = null)
        => Adasyn(new AdasynOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows the more often from a row of a smaller class the more of its neighbors are of other classes (He et al., 2008).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator Adasyn(AdasynOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new Adasyn(options));
    }

    /// <summary>Adds synthetic rows in balls around rows of the smaller classes, rather than on segments between them (Douzas and Bacao, 2019).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The column that is interpolated: a vector of known size of Single or Double, or a number. Normalize it first.</param>
    /// <param name="neighborCount">How many nearest rows of the same class the neighbor is drawn from.</param>
    /// <param name="selectionStrategy">Which neighbor sets the size of the ball.</param>
    /// <param name="truncationFactor">1 for the half of the ball towards the neighbor, 0 for all of it, -1 for the half away from it.</param>
    /// <param name="deformationFactor">0 for the ball, 1 for the line through the neighbor.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator GeometricSmote(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features,
        int neighborCount = SmoteOptions.DefaultNeighborCount,
        GeometricSmoteStrategy selectionStrategy = GeometricSmoteStrategy.Combined,
        double truncationFactor = GeometricSmoteOptions.DefaultTruncationFactor,
        double deformationFactor = GeometricSmoteOptions.DefaultDeformationFactor,
        SamplingTarget? target = null, int? seed = null)
        => GeometricSmote(new GeometricSmoteOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            NeighborCount = neighborCount,
            SelectionStrategy = selectionStrategy,
            TruncationFactor = truncationFactor,
            DeformationFactor = deformationFactor,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds synthetic rows in balls around rows of the smaller classes, rather than on segments between them (Douzas and Bacao, 2019).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator GeometricSmote(GeometricSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new GeometricSmote(options));
    }
}
