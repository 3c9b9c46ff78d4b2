using System.Globalization;
using Spectre.Console;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A comparison for reading.</summary>
internal static class ComparisonReport
{
    public static void Print(IAnsiConsole console, string path, string label, ComparisonData data, ComparisonSettings settings, IReadOnlyList<ComparedTrainer> results)
    {
        string classes = string.Join(", ", data.Classes.Names.Select((name, c) => string.Create(CultureInfo.InvariantCulture, $"'{name}' {data.Classes.Counts[c]:N0}")));
        console.WriteLine($"'{path}', label '{label}': {classes} rows{(data.IsBinary ? $"; positive class '{data.Positive}'" : "; F1 is the mean over the classes, curves are each class against the rest")}");
        console.WriteLine($"{settings.NumberOfFolds} stratified folds, {settings.NumberOfRepeats} {(settings.NumberOfRepeats == 1 ? "repeat" : "repeats")}, seed {settings.Seed}; log-loss and Brier: lower is better");
        console.WriteLine();
        foreach (ComparedTrainer result in results)
            ComparisonTable.Print(console, result);
        foreach (string sentence in ComparisonConclusion.Of(results))
            console.WriteLine(sentence);
    }
}
