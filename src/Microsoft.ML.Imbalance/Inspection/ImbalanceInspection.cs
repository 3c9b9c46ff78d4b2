namespace Microsoft.ML.Imbalance;

/// <summary>How imbalanced a data set is, and what follows from that: what <see cref="DataImbalanceCatalog.Inspect"/> found.</summary>
public sealed class ImbalanceInspection
{
    internal ImbalanceInspection(ClassPartition partition, IEnumerable<ImbalanceDiagnostic> diagnostics)
    {
        LabelColumnName = partition.LabelColumnName;
        RowCount = partition.RowCount;
        UnlabeledRowCount = partition.UnlabeledCount;
        double labeled = RowCount - UnlabeledRowCount;
        Classes = Array.AsReadOnly(partition.Names.Select((name, c) => new ClassShare(name, partition.Counts[c], partition.Counts[c] / labeled)).ToArray());
        LargestClass = Classes[partition.Majority];
        SmallestClass = Classes[partition.Minority];
        // Every class has a row, so that no logarithm is infinite; the sum of one class is -0, which 0 is added to.
        Entropy = 0.0 - Classes.Sum(c => c.Share * Math.Log2(c.Share));
        Diagnostics = Array.AsReadOnly(diagnostics.ToArray());
    }

    /// <summary>The label column.</summary>
    public string LabelColumnName { get; }

    /// <summary>The classes that have rows, in the natural order of their label values: false before true, numbers by size, text by character, keys by index.</summary>
    public IReadOnlyList<ClassShare> Classes { get; }

    /// <summary>All rows, with and without a label.</summary>
    public int RowCount { get; }

    /// <summary>Rows whose label is missing: NaN, an empty text, or key 0.</summary>
    public int UnlabeledRowCount { get; }

    /// <summary>The class with the most rows; of several the first.</summary>
    public ClassShare LargestClass { get; }

    /// <summary>The class with the fewest rows; of several the first.</summary>
    public ClassShare SmallestClass { get; }

    /// <summary>Rows of the largest class per row of the smallest: 1 for balanced data.</summary>
    public double ImbalanceRatio => (double)LargestClass.Count / SmallestClass.Count;

    /// <summary>The share of the largest class: the accuracy of always answering it, without looking at the row.</summary>
    public double MajorityShare => LargestClass.Share;

    /// <summary>The Shannon entropy of the class shares in bits: log2 of the number of classes for balanced data, less the more imbalanced they are.</summary>
    public double Entropy { get; }

    /// <summary><see cref="Entropy"/> as a part of its maximum, in 0 … 1: 1 for balanced data, 0 for a single class.</summary>
    public double NormalizedEntropy => Classes.Count == 1 ? 0 : Entropy / Math.Log2(Classes.Count);

    /// <summary>What should be known before trusting a result, each thing once; empty if there is nothing to say.</summary>
    public IReadOnlyList<ImbalanceDiagnostic> Diagnostics { get; }

    /// <summary>A table of the classes with the measures and diagnostics below, to be read in a fixed-width font.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => InspectionTable.Format(this);
}
