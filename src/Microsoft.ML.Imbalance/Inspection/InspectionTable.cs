using System.Globalization;
using System.Text;

namespace Microsoft.ML.Imbalance;

/// <summary>Writes an inspection as text.</summary>
internal static class InspectionTable
{
    private const int MostClasses = 20;

    public static string Format(ImbalanceInspection inspection)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        ClassShare[] shown = [.. inspection.Classes.Take(MostClasses)];
        int nameWidth = Math.Max("Class".Length, shown.Max(c => c.Name.Length));
        int countWidth = Math.Max("Rows".Length, shown.Max(c => c.Count.ToString(invariant).Length));

        var text = new StringBuilder();
        text.AppendLine(invariant, $"{"Class".PadRight(nameWidth)}  {"Rows".PadLeft(countWidth)}    Share");
        foreach (ClassShare c in shown)
            text.AppendLine(invariant, $"{c.Name.PadRight(nameWidth)}  {c.Count.ToString(invariant).PadLeft(countWidth)}  {Percent(c.Share),7}");
        if (inspection.Classes.Count > shown.Length)
            text.AppendLine(invariant, $"and {inspection.Classes.Count - shown.Length} more classes");
        text.AppendLine();
        text.AppendLine(invariant, $"Label column       {inspection.LabelColumnName}");
        text.AppendLine(invariant, $"Rows               {inspection.RowCount}, {inspection.UnlabeledRowCount} without a label");
        text.AppendLine(invariant, $"Imbalance ratio    {inspection.ImbalanceRatio:0.##}");
        text.AppendLine(invariant, $"Entropy            {inspection.Entropy:0.000} bits, {inspection.NormalizedEntropy:0.000} of the maximum");
        text.Append(invariant, $"Majority accuracy  {Percent(inspection.MajorityShare)}");
        foreach (ImbalanceDiagnostic diagnostic in inspection.Diagnostics)
            text.AppendLine().AppendLine().Append(diagnostic);
        // The same text on every system, so that it can be compared and kept.
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>A share in percent. What is not nothing is never shown as 0 %, nor what is not all as 100 %.</summary>
    public static string Percent(double share)
    {
        double percent = share * 100;
        string text = percent switch
        {
            > 0 and < 0.05 => percent.ToString("G2", CultureInfo.InvariantCulture),
            > 99.95 and < 100 => (Math.Floor(percent * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture),
            _ => percent.ToString("0.0", CultureInfo.InvariantCulture),
        };
        return text + " %";
    }
}
