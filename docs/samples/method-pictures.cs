#:project ../../src/Microsoft.ML.Imbalance

// The pictures of docs/reference: what each method does to a small table of two features.
//
//   dotnet run docs/samples/method-pictures.cs              compares the pictures with what the methods do now
//   dotnet run docs/samples/method-pictures.cs -- --write   draws them anew
//
// Expected output:
//
//   28 pictures are as the methods draw them

using Microsoft.ML;

string folder = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "../reference/images");
var transforms = new MLContext(seed: 1).Transforms.Imbalance;
Picture[] pictures = [.. OversamplingPictures.All(transforms), .. CategoryPictures.All(transforms), .. UndersamplingPictures.All(transforms)];

if (args is ["--write"])
{
    Directory.CreateDirectory(folder);
    foreach (Picture picture in pictures)
        File.WriteAllText(Path.Combine(folder, picture.FileName), picture.ToSvg());
    Console.WriteLine($"{pictures.Length} pictures written");
    return 0;
}

// What differs is named; so is what nobody draws any more.
string[] stale = [.. pictures.Where(p => !File.Exists(PathOf(p.FileName)) || File.ReadAllText(PathOf(p.FileName)) != p.ToSvg()).Select(p => p.FileName)];
string[] strangers = [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Except(pictures.Select(p => p.FileName))];
foreach (string name in stale.Concat(strangers))
    Console.Error.WriteLine($"{name} is not as the methods draw it; run this with --write, look at it, and commit it");
if (stale.Length + strangers.Length > 0)
    return 1;
Console.WriteLine($"{pictures.Length} pictures are as the methods draw them");
return 0;

string PathOf(string name) => Path.Combine(folder, name);
