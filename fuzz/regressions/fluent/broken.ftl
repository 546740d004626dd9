one = { 
 = two
.a = b
ÿx