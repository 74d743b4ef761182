print("dichtbij")
