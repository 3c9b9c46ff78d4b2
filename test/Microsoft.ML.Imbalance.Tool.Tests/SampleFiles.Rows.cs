using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <content>Rows that a model can learn from.</content>
internal static partial class SampleFiles
{
    /// <summary>300 rows of classes <c>a</c>, <c>b</c> and <c>c</c>, the last rare, which lie apart in x and y.</summary>
    public static string WriteThreeClasses(TemporaryFolder folder, string name = "three.csv")
    {
        string[] lines = [.. Enumerable.Range(0, 300).Select(i =>
        {
            string label = i % 10 == 0 ? "c" : i % 3 == 0 ? "b" : "a";
            double shift = label[0] - 'a';
            return string.Create(CultureInfo.InvariantCulture, $"{i * 37 % 101 / 40.0 + shift:0.000},{i * 53 % 89 / 40.0 - shift:0.000},{label}");
        })];
        return folder.Write(name, "x,y,Label\n" + string.Join('\n', lines) + "\n");
    }

    /// <summary>
    /// 300 rows that are hard to read, separated by tabs: numbers with gaps written in three ways, a category with separators, quotes and line breaks, one of 60 values,
    /// columns called as a model's own, a name that C# can't have, and rows without a label.
    /// </summary>
    public static string WriteAwkwardRows(TemporaryFolder folder)
    {
        string[] odd = ["plain", "\"with\ttab\"", "\"with \"\"quotes\"\"\"", "\"line\nbreak\"", "NA"];
        string[] gaps = ["", "NA", "?"];
        string[] lines = [.. Enumerable.Range(0, 300).Select(i =>
        {
            bool isBad = i % 12 == 0;
            string gap = i % 7 == 0 ? gaps[i / 7 % 3] : (i * 13 % 97 / 7.0 + (isBad ? 4 : 0)).ToString("0.0000", CultureInfo.InvariantCulture);
            return string.Create(
                CultureInfo.InvariantCulture, $"{i * 7919 % 1000 * (isBad ? 3 : 1)}\t{gap}\t{odd[i % 5]}\tv{i * 31 % 60}\t{i * 17 % 23 / 3.0}\t{(i % 50 == 1 ? "" : isBad ? "bad" : "good")}");
        })];
        return folder.Write("awkward.tsv", "Numbers\t2nd column\tFeatures\tmany\tScore\tclass\n" + string.Join('\n', lines) + "\n");
    }
}
